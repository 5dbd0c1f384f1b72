package io.dangol.simulate;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Makes the raw logs of the simulated shop, as datasets of lines.
 *
 * <p>The input has a column {@code id} (bigint, from 0) with one row per customer or item, in any
 * partitioning. The partitioning does not change the lines.
 */
final class Simulation {

  /** The column with the lines of the files. */
  static final String LINE = "line";

  /** The day of a line, ISO 8601 text. */
  static final String DAY = "day";

  /** The second of the day, which gives the order of lines. */
  static final String SECOND = "second";

  /** The error of the line: none, broken_line, bad_time, bad_value, or duplicate (of a line). */
  static final String DIRT = "dirt";

  private static final StructType LOG_LINE =
      new StructType()
          .add(DAY, StringType, false)
          .add(SECOND, IntegerType, false)
          .add(LINE, StringType, false)
          .add(DIRT, StringType, false);
  private static final StructType FILE_LINE = new StructType().add(LINE, StringType, false);
  private static final StructType TRUTH =
      new StructType()
          .add("card", StringType, false)
          .add("taste", StringType, false)
          .add("second_taste", StringType, false)
          .add("dropout_on", DateType)
          .add("favourite_hour", IntegerType, false)
          .add("staple", StringType)
          .add("gap_days", DoubleType);

  private Simulation() {}

  /** One row per line of the till's log: {@code day, second, line, dirt}. */
  public static Dataset<Row> purchases(Dataset<Row> customerNumbers, SimulateSettings settings) {
    return customerNumbers.mapPartitions(
        new PerNumber(settings, Shop::purchases), Encoders.row(LOG_LINE));
  }

  /** One row per line of the web server's log: {@code day, second, line, dirt}. */
  public static Dataset<Row> visits(Dataset<Row> customerNumbers, SimulateSettings settings) {
    return customerNumbers.mapPartitions(
        new PerNumber(settings, Shop::visits), Encoders.row(LOG_LINE));
  }

  /** One row per card: {@code line}. */
  public static Dataset<Row> customers(Dataset<Row> customerNumbers, SimulateSettings settings) {
    return customerNumbers.mapPartitions(
        new PerNumber(settings, (shop, number) -> one(shop.customerLine(number))),
        Encoders.row(FILE_LINE));
  }

  /** One row per article: {@code line}. */
  public static Dataset<Row> items(Dataset<Row> itemNumbers, SimulateSettings settings) {
    return itemNumbers.mapPartitions(
        new PerNumber(settings, (shop, number) -> one(ItemLine.of(settings, shop.item(number)))),
        Encoders.row(FILE_LINE));
  }

  /**
   * The true properties of customers: one row per customer and staple, or one row without a staple.
   * {@code dropout_on} is the first day without events, null for a customer who stays. Shops with a
   * plan have the rows of {@link PlantedTruth}.
   */
  public static Dataset<Row> truth(Dataset<Row> customerNumbers, SimulateSettings settings) {
    StructType truth = settings.kind().plan().isPresent() ? PlantedTruth.CUSTOMER : TRUTH;
    return customerNumbers.mapPartitions(new PerNumber(settings, Shop::truth), Encoders.row(truth));
  }

  /**
   * The true season: one row per day of the logs with {@code day} and {@code season}, the factor of
   * everybody's rate.
   *
   * @param plan of the shop
   * @param anyNumbers at least one row
   */
  static Dataset<Row> season(Dataset<Row> anyNumbers, SimulateSettings settings, ShopPlan plan) {
    return anyNumbers
        .limit(1)
        .flatMap(
            (FlatMapFunction<Row, Row>) row -> PlantedTruth.season(settings, plan).iterator(),
            Encoders.row(PlantedTruth.SEASON));
  }

  private static List<Row> one(String line) {
    return List.of(RowFactory.create(line));
  }

  /** Makes the rows of a number. */
  @FunctionalInterface
  private interface RowMaker extends Serializable {
    List<Row> rows(Shop shop, int number);
  }

  /** Makes the rows of all numbers of a partition; sets up the shop once. */
  private record PerNumber(SimulateSettings settings, RowMaker maker)
      implements MapPartitionsFunction<Row, Row> {
    @Override
    public Iterator<Row> call(Iterator<Row> numbers) {
      Shop shop = Shop.of(settings);
      Spliterator<Row> each = Spliterators.spliteratorUnknownSize(numbers, Spliterator.ORDERED);
      return StreamSupport.stream(each, false)
          .flatMap(row -> maker.rows(shop, Math.toIntExact(row.getLong(0))).stream())
          .iterator();
    }
  }
}
