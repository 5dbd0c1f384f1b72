package io.dangol.demand;

import io.dangol.job.Run;
import io.dangol.job.Shared;
import io.dangol.learn.Metric;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Compares forecasts as of a past day with the buyers who came after it.
 *
 * <p>Judged are the items that would have had a row on that day. The metrics are those of {@link
 * BackTest}.
 */
public final class DemandEvaluation {

  private static final int MEAN_DAYS = 28;

  private DemandEvaluation() {}

  /**
   * The metrics as of a past date.
   *
   * @param events the whole log
   * @param run its date is the last day that the models learn from
   * @param days receives the number of days after the date that the metrics are about
   */
  public static List<Metric> of(
      Dataset<Row> events, DemandSettings settings, Run run, IntConsumer days) {
    try (DemandPanel panel = DemandPanel.of(events, settings, run.zone())) {
      Optional<String> reason = panel.tooLittle(run.asOf());
      if (reason.isPresent()) {
        return Stream.of(Horizon.values())
            .map(horizon -> unmeasured(horizon, reason.get()))
            .toList();
      }
      days.accept(Horizon.MONTH.days());
      DemandModel model = panel.models(List.of(run.asOf())).get(0);
      List<Metric> metrics = new ArrayList<>();
      for (Horizon horizon : Horizon.values()) {
        metrics.addAll(judged(panel.items(), model, horizon, settings));
      }
      return metrics;
    }
  }

  static Metric unmeasured(Horizon horizon, String reason) {
    return Metric.unmeasured(BackTest.MODEL, horizon.population(), reason);
  }

  /** The metrics of a model over a horizon after its day, which is over. */
  static List<Metric> judged(
      Dataset<Row> items, DemandModel model, Horizon horizon, DemandSettings settings) {
    BackTest test = new BackTest();
    TrendOutcomes trends = new TrendOutcomes();
    items
        .mapPartitions(
            new Judge(
                Shared.withExecutors(model), horizon, settings.activeDays(), settings.margin()),
            Encoders.row(Judge.SCHEMA))
        .collectAsList()
        .forEach(
            row -> {
              test.addPacked(row.getList(0));
              trends.addPacked(row.getList(1));
            });
    String detail =
        "items with a buyer within %s days as of %s, judged by the %s days after"
            .formatted(settings.activeDays(), LocalDate.ofEpochDay(model.asOf()), horizon.days());
    List<Metric> metrics = new ArrayList<>(test.metrics(horizon.population(), detail));
    int lateFrom = model.asOf() - TrendEvidence.LATE_DAYS + 1;
    metrics.addAll(
        trends.metrics(
            horizon.population(),
            detail,
            model.weights().between(lateFrom - TrendEvidence.EARLY_DAYS, lateFrom - 1),
            model.weights().ahead(model.asOf() + 1, horizon.days())));
    return metrics;
  }

  /** Judges the items of a partition; returns one row of sums. */
  private record Judge(Broadcast<DemandModel> model, Horizon horizon, int activeDays, double margin)
      implements MapPartitionsFunction<Row, Row> {

    static final StructType SCHEMA =
        new StructType()
            .add("sums", DataTypes.createArrayType(DataTypes.LongType, false), false)
            .add("trends", DataTypes.createArrayType(DataTypes.LongType, false), false);

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      BackTest test = new BackTest();
      TrendOutcomes trends = new TrendOutcomes();
      rows.forEachRemaining(row -> judge(BuyerDays.history(row), test, trends));
      return Collections.singleton(RowFactory.create(boxed(test.packed()), boxed(trends.packed())))
          .iterator();
    }

    private static Object boxed(long[] sums) {
      return LongStream.of(sums).boxed().toArray();
    }

    private void judge(ItemHistory item, BackTest test, TrendOutcomes trends) {
      int asOf = model.value().asOf();
      int days = horizon.days();
      if (item.isActive(asOf, activeDays)) {
        double meanOfDays = (double) item.between(asOf - MEAN_DAYS + 1, asOf) / MEAN_DAYS;
        long came = item.between(asOf + 1, asOf + days);
        test.add(
            model.value().forecast(item, horizon),
            item.between(asOf - days + 1, asOf),
            meanOfDays * days,
            came);
        TrendEvidence evidence = model.value().trend(item, margin);
        evidence.trend().ifPresent(trend -> trends.add(trend, evidence.early(), came));
      }
    }
  }
}
