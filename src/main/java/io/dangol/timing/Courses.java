package io.dangol.timing;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.EVENT_TYPE;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.OCCURRED_AT;
import static io.dangol.table.Columns.QUANTITY;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_date;

import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The courses of all customers as rows: one per customer and scope and target.
 *
 * <p>A day begins at midnight in the shop's time zone. Purchases on the same day are one.
 */
final class Courses {

  static final Column SCOPE = col("course_scope");
  static final Column TARGET = col("target");

  private static final StructType SCHEMA =
      new StructType()
          .add(CUSTOMER_ID.name(), DataTypes.LongType, false)
          .add("course_scope", DataTypes.StringType, false)
          .add("target", DataTypes.LongType, false)
          .add("days", DataTypes.createArrayType(DataTypes.IntegerType, false), false)
          .add("log_quantities", DataTypes.createArrayType(DataTypes.DoubleType, false), false);

  private Courses() {}

  static Dataset<Row> of(
      Dataset<Row> events, Broadcast<Catalogue> catalogue, TimingSettings settings, ZoneId zone) {
    Column day = unix_date(to_date(from_utc_timestamp(OCCURRED_AT.col(), zone.getId())));
    Column thousandths =
        coalesce(QUANTITY.col(), lit(1)).multiply(lit(Baskets.ONE)).cast(DataTypes.LongType);
    return events
        .where(CUSTOMER_ID.col().isNotNull())
        .where(EVENT_TYPE.col().isin(settings.eventTypes().toArray()))
        .groupBy(CUSTOMER_ID.col())
        .agg(
            collect_list(struct(day.as("day"), ITEM_ID.col(), thousandths.as("thousandths")))
                .as("purchases"))
        .flatMap(new OfCustomer(catalogue, settings.minPurchases()), Encoders.row(SCHEMA));
  }

  /** The course of a row. */
  static Course course(Row row) {
    List<Integer> days = row.getList(3);
    List<Double> logs = row.getList(4);
    return new Course(
        Scope.valueOf(row.getString(1)),
        row.getLong(2),
        new PurchaseDays(
            days.stream().mapToInt(day -> day).toArray(),
            logs.stream().mapToDouble(log -> log).toArray()));
  }

  /** The courses of a customer's purchases. */
  private record OfCustomer(Broadcast<Catalogue> catalogue, int minPurchases)
      implements FlatMapFunction<Row, Row> {

    @Override
    public Iterator<Row> call(Row customer) {
      Baskets baskets = new Baskets(catalogue.value());
      for (Row purchase : customer.<Row>getList(1)) {
        if (purchase.isNullAt(1)) {
          baskets.add(purchase.getInt(0));
        } else {
          baskets.add(purchase.getInt(0), purchase.getLong(1), purchase.getLong(2));
        }
      }
      return baskets.courses(minPurchases).stream()
          .map(course -> row(customer.getLong(0), course))
          .iterator();
    }

    private static Row row(long customer, Course course) {
      return RowFactory.create(
          customer,
          course.scope().name(),
          course.target(),
          course.days().days(),
          course.days().logQuantities());
    }
  }
}
