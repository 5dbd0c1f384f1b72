package io.dangol.simulate;

import io.dangol.table.Words.DayType;
import io.dangol.table.Words.Daypart;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The truth of a shop with a plan, as rows that are written next to the logs. */
final class PlantedTruth {

  /**
   * One row per card. The habit is null for a customer without one, {@code left_on} for one who is
   * still there on the last day. {@code regularity} is 1 minus the coefficient of variation of the
   * gaps.
   */
  static final StructType CUSTOMER =
      new StructType()
          .add("card", DataTypes.StringType, false)
          .add("segment", DataTypes.StringType, false)
          .add("gap_days", DataTypes.DoubleType, false)
          .add("gap_shape", DataTypes.IntegerType, false)
          .add("regularity", DataTypes.DoubleType, false)
          .add("daypart", DataTypes.StringType)
          .add("day_type", DataTypes.StringType)
          .add("joined_on", DataTypes.DateType, false)
          .add("left_on", DataTypes.DateType);

  /** One row per day of the logs: the factor of everybody's rate. */
  static final StructType SEASON =
      new StructType()
          .add("day", DataTypes.DateType, false)
          .add("season", DataTypes.DoubleType, false);

  private PlantedTruth() {}

  static Row of(SimulateSettings settings, PlantedCustomer customer) {
    boolean stays = customer.leftDay() == PlantedCustomer.NEVER;
    return RowFactory.create(
        new LogLines(settings, customer.number()).card(),
        customer.segment().name(),
        customer.gapDays(),
        customer.segment().shape(),
        customer.segment().regularity(),
        customer.habit().map(PlantedHabit::daypart).map(Daypart::word).orElse(null),
        customer.habit().map(PlantedHabit::dayType).map(DayType::word).orElse(null),
        Date.valueOf(settings.date(customer.joinedDay())),
        stays ? null : Date.valueOf(settings.date(customer.leftDay())));
  }

  static List<Row> season(SimulateSettings settings, ShopPlan plan) {
    return IntStream.range(0, settings.days())
        .mapToObj(settings::date)
        .map(date -> season(plan, date))
        .toList();
  }

  private static Row season(ShopPlan plan, LocalDate date) {
    return RowFactory.create(Date.valueOf(date), PlantedCalendar.season(plan, date));
  }
}
