package io.dangol.timing;

import io.dangol.job.Run;
import io.dangol.job.Shared;
import io.dangol.learn.Metric;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Compares the predictions as of a past day with what came in the horizon after it.
 *
 * <p>Judged are the courses with {@code timing.min-purchases} days up to the past day. The metrics
 * are those of {@link BackTest}.
 */
public final class TimingEvaluation {

  private TimingEvaluation() {}

  /**
   * The metrics of the models as of a past date.
   *
   * @param events the whole log
   * @param run its date is the last day that the models learn from
   * @param horizon receives the number of days after the date that the metrics are about
   */
  public static List<Metric> of(
      Dataset<Row> events,
      Dataset<Row> items,
      TimingSettings settings,
      Run run,
      IntConsumer horizon) {
    int days = settings.horizonDays();
    horizon.accept(days);
    try (TimingPanel panel = TimingPanel.of(events, items, settings, run.zone())) {
      List<LocalDate> asOf = List.of(run.asOf());
      Map<Scope, ScopeModel> models = panel.training(run.seed()).asOf(asOf).get(0);
      return judged(panel.courses(), models, settings, run.asOf(), days);
    }
  }

  /**
   * The metrics of models as of a day.
   *
   * @param days after it for which the courses are known
   */
  static List<Metric> judged(
      Dataset<Row> courses,
      Map<Scope, ScopeModel> models,
      TimingSettings settings,
      LocalDate asOf,
      int days) {
    Map<Scope, BackTest> tests = new EnumMap<>(Scope.class);
    for (Scope scope : Scope.values()) {
      tests.put(scope, new BackTest());
    }
    Judge judge = new Judge(Shared.withExecutors(models), asOf, days, settings.minPurchases());
    courses
        .mapPartitions(judge, Encoders.row(Judge.SCHEMA))
        .collectAsList()
        .forEach(
            row ->
                tests
                    .get(Scope.valueOf(row.getString(0)))
                    .addPacked(row.<Long>getList(1).stream().mapToLong(sum -> sum).toArray()));
    List<Metric> metrics = new ArrayList<>();
    tests.forEach(
        (scope, test) ->
            metrics.addAll(test.metrics(scope.population(), detail(settings, asOf, days))));
    return metrics;
  }

  private static String detail(TimingSettings settings, LocalDate asOf, int days) {
    return "%s days or more with a purchase as of %s, judged by the %s days after"
        .formatted(settings.minPurchases(), asOf, days);
  }

  /** Judges the courses of a partition; returns one row of sums for each scope. */
  private record Judge(
      Broadcast<Map<Scope, ScopeModel>> models, LocalDate asOf, int days, int minPurchases)
      implements MapPartitionsFunction<Row, Row> {

    static final StructType SCHEMA =
        new StructType()
            .add("scope", DataTypes.StringType, false)
            .add("sums", DataTypes.createArrayType(DataTypes.LongType, false), false);

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      Map<Scope, BackTest> tests = new EnumMap<>(Scope.class);
      rows.forEachRemaining(row -> judge(Courses.course(row), tests));
      return tests.entrySet().stream()
          .map(test -> RowFactory.create(test.getKey().name(), test.getValue().packed()))
          .iterator();
    }

    private void judge(Course course, Map<Scope, BackTest> tests) {
      int today = Math.toIntExact(asOf.toEpochDay());
      int purchases = course.days().upTo(today);
      ScopeModel model = models.value().get(course.scope());
      if (model == null || purchases < minPurchases) {
        return;
      }
      int came = course.days().nextAfter(today);
      tests
          .computeIfAbsent(course.scope(), scope -> new BackTest())
          .add(
              model.next(course, today, days),
              course.days().afterMeanGap(today),
              came <= days ? came : 0);
    }
  }
}
