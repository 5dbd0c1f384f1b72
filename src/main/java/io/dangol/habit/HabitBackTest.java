package io.dangol.habit;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.HABIT_SHARE;
import static io.dangol.table.Columns.SHOP_SHARE;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import io.dangol.learn.Metric;
import io.dangol.table.Words.Population;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Whether customers kept the habits that were known on a past day: how many of their baskets after
 * it follow the pattern, and how many should by its share, by the customer's own share without the
 * shop's, and by the shop's share.
 *
 * <p>All sums are whole numbers (shares in millionths), so that no order of the rows changes them.
 */
final class HabitBackTest {

  /** What the habits say. */
  static final String MODEL = "habits";

  /** What came. */
  static final String OBSERVED = "observed";

  /** The customer's share so far, not shrunk. */
  static final String OWN = "own-share";

  /** The shop's share of the same pattern. */
  static final String SHOP = "shop-share";

  private static final long MILLION = 1_000_000;
  private static final int BINS = 10;

  private static final List<String> SUMS =
      List.of(
          "habits",
          "baskets",
          "followed",
          "share",
          "own",
          "shop",
          "share_error",
          "own_error",
          "shop_error");

  private static final StructType SCHEMA = schema();

  private HabitBackTest() {}

  /** The figures of habits as of a day, by the baskets of the days after it. */
  static List<Metric> of(
      Dataset<Row> habits, HabitPanel panel, LocalDate asOf, int days, String detail) {
    int after = Math.toIntExact(asOf.toEpochDay());
    Column[] sums = SUMS.stream().map(name -> sum(col(name)).as(name)).toArray(Column[]::new);
    List<Row> judged =
        habits
            // Many habits to the baskets of one customer.
            .join(panel.shopping(), CUSTOMER_ID.name(), "inner")
            .map(new Judge(after, after + days), Encoders.row(SCHEMA))
            .where(col("baskets").gt(0))
            .groupBy(col("kind"), col("bin"))
            .agg(sums[0], List.of(sums).subList(1, sums.length).toArray(Column[]::new))
            .collectAsList();
    return metrics(judged, detail);
  }

  private static List<Metric> metrics(List<Row> judged, String detail) {
    String population = Population.HABITS.word();
    if (judged.isEmpty()) {
      return List.of(Metric.unmeasured(MODEL, population, "nothing to judge: " + detail));
    }
    List<Metric> metrics = new ArrayList<>();
    Sums all = new Sums();
    Map<String, Sums> byKind = new TreeMap<>();
    Map<Integer, Sums> byBin = new TreeMap<>();
    for (Row row : judged) {
      all.add(row);
      byKind.computeIfAbsent(row.getString(0), kind -> new Sums()).add(row);
      byBin.computeIfAbsent(row.getInt(1), bin -> new Sums()).add(row);
    }
    all.shares("followed", metrics, detail);
    all.errors(metrics, detail);
    byKind.forEach((kind, sums) -> sums.shares(Metric.detailed("by kind", kind), metrics, detail));
    byBin.forEach(
        (bin, sums) ->
            sums.shares(Metric.detailed("by predicted share", tenth(bin)), metrics, detail));
    return metrics;
  }

  private static String tenth(int bin) {
    return String.format(Locale.ROOT, "%.1f to %.1f", bin / 10.0, (bin + 1) / 10.0);
  }

  /** Sums over habits. */
  private static final class Sums {
    private final long[] sums = new long[SUMS.size()];

    void add(Row row) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] = Math.addExact(sums[i], row.getLong(i + 2));
      }
    }

    /** Shares of the baskets. */
    void shares(String name, List<Metric> metrics, String detail) {
      add(metrics, OBSERVED, name, of("followed"), detail);
      add(metrics, MODEL, name, of("share") / MILLION, detail);
      add(metrics, OWN, name, of("own") / MILLION, detail);
      add(metrics, SHOP, name, of("shop") / MILLION, detail);
    }

    /** Means of squared distances. */
    void errors(List<Metric> metrics, String detail) {
      add(metrics, MODEL, "brier", of("share_error") / MILLION, detail);
      add(metrics, OWN, "brier", of("own_error") / MILLION, detail);
      add(metrics, SHOP, "brier", of("shop_error") / MILLION, detail);
      metrics.add(
          new Metric(
              OBSERVED, Population.HABITS.word(), "baskets", of("baskets"), sums[0], detail));
    }

    private void add(List<Metric> metrics, String model, String name, double sum, String detail) {
      metrics.add(
          new Metric(model, Population.HABITS.word(), name, sum / of("baskets"), sums[0], detail));
    }

    private double of(String name) {
      return (double) sums[SUMS.indexOf(name)];
    }
  }

  /** One habit and the later baskets of its customer. */
  private record Judge(int after, int upTo) implements MapFunction<Row, Row> {
    @Override
    public Row call(Row row) {
      Pattern pattern = HabitRow.pattern(row);
      List<Basket> baskets = Shopping.baskets(row.getList(row.fieldIndex("baskets")), after, upTo);
      long followed = baskets.stream().filter(basket -> basket.follows(pattern)).count();
      long others = baskets.size() - followed;
      double share = row.<Double>getAs(HABIT_SHARE.name());
      double own = (double) row.<Integer>getAs("own_purchases") / row.<Integer>getAs("of_baskets");
      double shop = row.<Double>getAs(SHOP_SHARE.name());
      List<Object> values = new ArrayList<>();
      values.add(row.<String>getAs("kind"));
      values.add(Math.min(BINS - 1, (int) (BINS * share)));
      values.addAll(List.of(1L, (long) baskets.size(), followed));
      for (double predicted : new double[] {share, own, shop}) {
        values.add(baskets.size() * millionths(predicted));
      }
      for (double predicted : new double[] {share, own, shop}) {
        values.add(
            followed * millionths((1 - predicted) * (1 - predicted))
                + others * millionths(predicted * predicted));
      }
      return RowFactory.create(values.toArray());
    }

    private static long millionths(double number) {
      return Math.round(number * MILLION);
    }
  }

  private static StructType schema() {
    StructType schema =
        new StructType()
            .add("kind", DataTypes.StringType, false)
            .add("bin", DataTypes.IntegerType, false);
    for (int i : IntStream.range(0, SUMS.size()).toArray()) {
      schema = schema.add(SUMS.get(i), DataTypes.LongType, false);
    }
    return schema;
  }
}
