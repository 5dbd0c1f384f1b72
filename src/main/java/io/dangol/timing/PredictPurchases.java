package io.dangol.timing;

import static io.dangol.learn.FittedModel.sixDecimals;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.ITEMS;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.table.Tables.MODELS;
import static io.dangol.table.Tables.NEXT_PURCHASES;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.min;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Shared;
import io.dangol.job.Step;
import io.dangol.learn.FittedModel;
import io.dangol.learn.Metric;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job {@code predict-purchases}: says when each customer buys next, in the shop, of a category
 * and of an item. It also measures the same predictions as of a past day, when what came is known.
 *
 * <p>Reads {@code silver.events} and {@code silver.items}; writes {@code gold.next_purchases},
 * {@code ops.metrics} and {@code ops.models}. If the log has too few purchases, there are no rows
 * and no model, and the metric {@code predicted-rows} is 0 with the reason as its detail.
 */
public final class PredictPurchases implements Step {

  public static final String JOB = "predict-purchases";

  private static final Logger LOG = LoggerFactory.getLogger(PredictPurchases.class);

  /** A young log is judged by this part of it, if that is shorter than the horizon. */
  private static final int JUDGED_PART = 3;

  private static final int SHORTEST_TEST = 7;

  private final TimingSettings settings;

  public PredictPurchases(TimingSettings settings) {
    this.settings = settings;
  }

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    Dataset<Row> items = inputs.read(ITEMS);
    try (TimingPanel panel = TimingPanel.of(inputs.read(EVENTS), items, settings, run.zone())) {
      LOG.info("Next purchases as of {}: {}", run.asOf(), predict(run, panel, items, outputs));
    }
  }

  /** Returns what was done, in words. */
  private String predict(Run run, TimingPanel panel, Dataset<Row> items, Outputs outputs) {
    Optional<LocalDate> first = firstDay(panel.courses());
    if (first.isEmpty()) {
      return writeNothing(
          run,
          "the log has no event of " + settings.eventTypes() + " up to " + run.asOf(),
          outputs);
    }
    int age = (int) ChronoUnit.DAYS.between(first.get(), run.asOf());
    int tested = Math.min(settings.horizonDays(), age / JUDGED_PART);
    LocalDate then = run.asOf().minusDays(tested);
    List<Map<Scope, ScopeModel>> models =
        panel.training(run.seed()).asOf(List.of(run.asOf(), then));
    Map<Scope, ScopeModel> tonight = models.get(0);
    List<Metric> metrics = new ArrayList<>(predictedRows(panel.courses(), tonight, run.asOf()));
    if (tested >= SHORTEST_TEST) {
      metrics.addAll(
          TimingEvaluation.judged(panel.courses(), models.get(1), settings, then, tested));
    }
    outputs.write(
        NEXT_PURCHASES,
        NextPurchases.of(
            panel.courses(),
            items,
            Shared.withExecutors(tonight),
            run.asOf(),
            settings.horizonDays()));
    outputs.write(METRICS, metrics.stream().map(metric -> metric.row(run.asOf(), JOB)).toList());
    outputs.write(
        MODELS, tonight.values().stream().map(model -> model(model).row(run.asOf(), JOB)).toList());
    return "predicted " + tonight.keySet() + ", judged by the last " + tested + " days";
  }

  /** Having no rows is a valid outcome; the log and a metric say why. */
  private static String writeNothing(Run run, String reason, Outputs outputs) {
    outputs.write(NEXT_PURCHASES, List.of());
    outputs.write(METRICS, List.of(rows(Scope.SHOP, 0, reason).row(run.asOf(), JOB)));
    outputs.write(MODELS, List.of());
    return "no rows, " + reason;
  }

  /** How many rows each scope has, and why if none. Runs one action. */
  private List<Metric> predictedRows(
      Dataset<Row> courses, Map<Scope, ScopeModel> models, LocalDate asOf) {
    Map<String, Long> counts = new HashMap<>();
    courses
        .groupBy(Courses.SCOPE)
        .count()
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return Stream.of(Scope.values())
        .map(
            scope ->
                models.containsKey(scope)
                    ? rows(scope, counts.get(scope.name()), "as of " + asOf)
                    : rows(
                        scope, 0, "the log has fewer than %s gaps".formatted(settings.minGaps())))
        .toList();
  }

  private static Metric rows(Scope scope, long rows, String detail) {
    return new Metric(
        BackTest.MODEL, scope.population(), "predicted-rows", (double) rows, rows, detail);
  }

  private FittedModel model(ScopeModel model) {
    GapModel gaps = model.gaps();
    Map<String, String> parameters = new HashMap<>();
    parameters.put("horizon-days", Integer.toString(settings.horizonDays()));
    parameters.put("fitted-to", Integer.toString(model.courses()));
    parameters.put("usual-gap-days", sixDecimals(StrictMath.exp(model.scales().shop())));
    parameters.put("stretch", sixDecimals(model.effect().shop()));
    parameters.put("a", sixDecimals(gaps.usual()));
    parameters.put("b", sixDecimals(gaps.time()));
    parameters.put("alpha", sixDecimals(gaps.leaves()));
    parameters.put("beta", sixDecimals(gaps.stays()));
    parameters.put("memory", sixDecimals(gaps.memory()));
    for (int kind = 0; kind < GapModel.KINDS; kind++) {
      parameters.put("shape-" + GapModel.shape(kind), sixDecimals(gaps.weights()[kind]));
    }
    return new FittedModel("timing-" + model.scope().word(), parameters);
  }

  /** The first day of any purchase; empty without one. Runs one action. */
  private static Optional<LocalDate> firstDay(Dataset<Row> courses) {
    Row first = courses.agg(min(element_at(col("days"), 1))).first();
    return first.isNullAt(0)
        ? Optional.empty()
        : Optional.of(LocalDate.ofEpochDay(first.getInt(0)));
  }
}
