package io.dangol.habit;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.Run;
import io.dangol.learn.Metric;
import io.dangol.table.Words.Population;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Counts the habits of a shop, and judges those of a past day by what customers bought next. */
public final class HabitEvaluation {

  private HabitEvaluation() {}

  /**
   * The figures of the habits as of a past date.
   *
   * @param events the whole log
   * @param run its date is the last day that counts for the habits
   * @param horizon receives the number of days after the date that the metrics are about
   */
  public static List<Metric> of(
      Dataset<Row> events,
      Dataset<Row> items,
      HabitSettings settings,
      Run run,
      IntConsumer horizon) {
    horizon.accept(settings.horizonDays());
    try (HabitPanel panel = HabitPanel.of(events, items, settings, run.zone())) {
      Dataset<Row> habits = panel.habitsAsOf(run.asOf()).persist(StorageLevel.MEMORY_AND_DISK());
      List<Metric> metrics = new ArrayList<>(counts(habits, panel, settings, run.asOf()));
      metrics.addAll(judged(habits, panel, run.asOf(), settings.horizonDays()));
      habits.unpersist();
      return metrics;
    }
  }

  /** How well the habits as of a day were kept in the days after it. */
  static List<Metric> judged(Dataset<Row> habits, HabitPanel panel, LocalDate asOf, int days) {
    return HabitBackTest.of(
        habits,
        panel,
        asOf,
        days,
        "habits as of %s, judged by the baskets of the %s days after".formatted(asOf, days));
  }

  /**
   * How many customers have habits, and how many different ones the shop has. Runs three actions.
   */
  static List<Metric> counts(
      Dataset<Row> habits, HabitPanel panel, HabitSettings settings, LocalDate asOf) {
    int upTo = Math.toIntExact(asOf.toEpochDay());
    int after = upTo - settings.windowDays();
    MapFunction<Row, Integer> purchases =
        row -> Shopping.baskets(row.getList(1), after, upTo).size();
    Column baskets = col("value");
    Row customers =
        panel
            .shopping()
            .map(purchases, Encoders.INT())
            .agg(count_if(baskets.gt(0)), count_if(baskets.geq(settings.rule().minPurchases())))
            .first();
    long buyers = customers.getLong(0);
    long frequent = customers.getLong(1);
    if (buyers == 0) {
      return none(settings, asOf);
    }
    Row all =
        habits
            .agg(
                countDistinct(CUSTOMER_ID.col()),
                count(lit(1)),
                countDistinct(
                    col("subject"), col("daypart"), col("day_type"), col("pattern_channel")))
            .first();
    String detail = "of the %s days up to %s".formatted(settings.windowDays(), asOf);
    List<Metric> metrics = new ArrayList<>();
    metrics.add(figure("customers-with-habits", (double) all.getLong(0), buyers, detail));
    metrics.add(figure("share-with-habits", (double) all.getLong(0) / buyers, buyers, detail));
    if (frequent > 0) {
      metrics.add(
          figure("share-of-frequent", (double) all.getLong(0) / frequent, frequent, detail));
    }
    metrics.add(figure("habits", (double) all.getLong(1), buyers, detail));
    metrics.add(figure("patterns", (double) all.getLong(2), buyers, detail));
    habits
        .groupBy(col("kind"))
        .agg(countDistinct(CUSTOMER_ID.col()))
        .orderBy(col("kind"))
        .collectAsList()
        .forEach(
            row ->
                metrics.add(
                    figure(
                        Metric.detailed("customers by kind", row.getString(0)),
                        (double) row.getLong(1),
                        buyers,
                        detail)));
    return metrics;
  }

  /** Instead of figures where nobody bought. */
  static List<Metric> none(HabitSettings settings, LocalDate asOf) {
    return List.of(
        figure(
            "customers-with-habits",
            0,
            0,
            "the log has no event of %s in the %s days up to %s"
                .formatted(settings.eventTypes(), settings.windowDays(), asOf)));
  }

  private static Metric figure(String name, double value, long buyers, String detail) {
    return new Metric(HabitBackTest.MODEL, Population.HABITS.word(), name, value, buyers, detail);
  }
}
