package io.dangol.demand;

import static io.dangol.table.Columns.BUYERS_56_DAYS_BEFORE;
import static io.dangol.table.Columns.BUYERS_LAST_28_DAYS;
import static io.dangol.table.Columns.DEMAND_SEASON;
import static io.dangol.table.Columns.DEMAND_TREND;
import static io.dangol.table.Columns.EXPECTED_30_DAYS;
import static io.dangol.table.Columns.EXPECTED_7_DAYS;
import static io.dangol.table.Columns.FIRST_BOUGHT_ON;
import static io.dangol.table.Columns.HIGH_30_DAYS;
import static io.dangol.table.Columns.HIGH_7_DAYS;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.ITEM_LAST_BOUGHT_ON;
import static io.dangol.table.Columns.LOW_30_DAYS;
import static io.dangol.table.Columns.LOW_7_DAYS;
import static io.dangol.table.Columns.QUIET_PROBABILITY;
import static io.dangol.table.Columns.TREND_HIGH;
import static io.dangol.table.Columns.TREND_LOW;
import static io.dangol.table.Columns.TREND_RATIO;

import io.dangol.table.Field;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The rows of {@code gold.item_demand}. */
final class ItemDemand {

  private static final List<Field> COLUMNS =
      List.of(
          ITEM_ID,
          EXPECTED_7_DAYS,
          LOW_7_DAYS,
          HIGH_7_DAYS,
          EXPECTED_30_DAYS,
          LOW_30_DAYS,
          HIGH_30_DAYS,
          DEMAND_SEASON,
          DEMAND_TREND,
          BUYERS_LAST_28_DAYS,
          BUYERS_56_DAYS_BEFORE,
          TREND_RATIO,
          TREND_LOW,
          TREND_HIGH,
          QUIET_PROBABILITY,
          FIRST_BOUGHT_ON,
          ITEM_LAST_BOUGHT_ON);

  private static final StructType SCHEMA = schema();

  private ItemDemand() {}

  /** One row for each item with a buyer within {@code demand.active-window}. */
  static Dataset<Row> of(
      Dataset<Row> items, Broadcast<DemandModel> model, DemandSettings settings) {
    return items.flatMap(
        new Forecasts(model, settings.activeDays(), settings.margin()), Encoders.row(SCHEMA));
  }

  private record Forecasts(Broadcast<DemandModel> model, int activeDays, double margin)
      implements FlatMapFunction<Row, Row> {

    @Override
    public Iterator<Row> call(Row row) {
      ItemHistory item = BuyerDays.history(row);
      return item.isActive(model.value().asOf(), activeDays)
          ? List.of(row(ITEM_ID.longOf(row), item)).iterator()
          : Collections.emptyIterator();
    }

    private Row row(long id, ItemHistory item) {
      Forecast week = model.value().forecast(item, Horizon.WEEK);
      Forecast month = model.value().forecast(item, Horizon.MONTH);
      TrendEvidence trend = model.value().trend(item, margin);
      @Nullable Ratio ratio = trend.ratio().orElse(null);
      return RowFactory.create(
          id,
          week.expected(),
          week.low(),
          week.high(),
          month.expected(),
          month.low(),
          month.high(),
          Season.word(model.value().shop(), model.value().asOf()).word(),
          trend.trend().map(word -> word.word()).orElse(null),
          trend.late(),
          trend.early(),
          ratio == null ? null : ratio.median(),
          ratio == null ? null : ratio.low(),
          ratio == null ? null : ratio.high(),
          trend.quiet().isPresent() ? trend.quiet().getAsDouble() : null,
          date(trend.firstDay()),
          date(trend.lastDay()));
    }

    private static Date date(int day) {
      return Date.valueOf(LocalDate.ofEpochDay(day));
    }
  }

  private static StructType schema() {
    StructType schema = new StructType();
    for (Field field : COLUMNS) {
      schema = schema.add(field.name(), field.type(), field.nullable());
    }
    return schema;
  }
}
