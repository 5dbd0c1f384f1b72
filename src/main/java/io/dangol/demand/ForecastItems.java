package io.dangol.demand;

import static io.dangol.learn.FittedModel.sixDecimals;
import static io.dangol.table.Columns.DEMAND_TREND;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.ITEM_DEMAND;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.table.Tables.MODELS;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Shared;
import io.dangol.job.Step;
import io.dangol.learn.FittedModel;
import io.dangol.learn.Metric;
import io.dangol.table.Words.DemandTrend;
import io.dangol.table.Words.Population;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job {@code forecast-items}: says how many buyers each item will have, and whether they become
 * more or fewer. It also judges such forecasts as of one week and one month ago, when what came is
 * known.
 *
 * <p>Reads {@code silver.events}; writes {@code gold.item_demand}, {@code ops.metrics} and {@code
 * ops.models}. If the log is too short, or nobody bought anything lately, there are no rows and no
 * model, and the metric {@code items} is 0 with the reason as its detail.
 */
public final class ForecastItems implements Step {

  public static final String JOB = "forecast-items";

  private static final Logger LOG = LoggerFactory.getLogger(ForecastItems.class);

  private final DemandSettings settings;

  public ForecastItems(DemandSettings settings) {
    this.settings = settings;
  }

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    try (DemandPanel panel = DemandPanel.of(inputs.read(EVENTS), settings, run.zone())) {
      Optional<String> reason = panel.tooLittle(run.asOf());
      String done =
          reason.isPresent()
              ? writeNothing(run.asOf(), reason.get(), outputs)
              : writeForecasts(run.asOf(), panel, outputs);
      LOG.info("Demand as of {}: {}", run.asOf(), done);
    }
  }

  /** Returns what was done, in words. */
  private String writeForecasts(LocalDate asOf, DemandPanel panel, Outputs outputs) {
    Map<Horizon, LocalDate> judged = new LinkedHashMap<>();
    List<Metric> metrics = new ArrayList<>();
    for (Horizon horizon : Horizon.values()) {
      LocalDate then = asOf.minusDays(horizon.days());
      panel
          .tooLittle(then)
          .ifPresentOrElse(
              reason -> metrics.add(DemandEvaluation.unmeasured(horizon, reason)),
              () -> judged.put(horizon, then));
    }
    List<LocalDate> days = new ArrayList<>(judged.values());
    days.add(asOf);
    List<DemandModel> models = panel.models(days);
    DemandModel tonight = models.get(days.size() - 1);
    int at = 0;
    for (Horizon horizon : judged.keySet()) {
      metrics.addAll(DemandEvaluation.judged(panel.items(), models.get(at++), horizon, settings));
    }
    Dataset<Row> rows =
        ItemDemand.of(panel.items(), Shared.withExecutors(tonight), settings)
            .persist(StorageLevel.MEMORY_AND_DISK());
    metrics.addAll(items(rows, asOf));
    outputs.write(ITEM_DEMAND, rows);
    rows.unpersist();
    outputs.write(METRICS, metrics.stream().map(metric -> metric.row(asOf, JOB)).toList());
    outputs.write(MODELS, List.of(new FittedModel("demand", parameters(tonight)).row(asOf, JOB)));
    return "forecast by " + parameters(tonight);
  }

  /** Having no rows is a valid outcome; the log and a metric say why. */
  private static String writeNothing(LocalDate asOf, String reason, Outputs outputs) {
    outputs.write(ITEM_DEMAND, List.of());
    outputs.write(METRICS, List.of(metric("items", 0, reason).row(asOf, JOB)));
    outputs.write(MODELS, List.of());
    return "no rows, " + reason;
  }

  /** How many items have a row, and how many of these each trend. Runs one action. */
  private static List<Metric> items(Dataset<Row> rows, LocalDate asOf) {
    Map<String, Long> counts = new HashMap<>();
    rows.groupBy(DEMAND_TREND.col())
        .count()
        .collectAsList()
        .forEach(row -> counts.put(row.isNullAt(0) ? "" : row.getString(0), row.getLong(1)));
    String detail = "as of " + asOf;
    List<Metric> metrics = new ArrayList<>();
    metrics.add(metric("items", counts.values().stream().mapToLong(n -> n).sum(), detail));
    for (DemandTrend trend : DemandTrend.values()) {
      metrics.add(metric("items@" + trend.word(), counts.getOrDefault(trend.word(), 0L), detail));
    }
    return metrics;
  }

  private static Metric metric(String name, long items, String detail) {
    return new Metric(
        BackTest.MODEL, Population.DEMAND.word(), name, (double) items, items, detail);
  }

  private static Map<String, String> parameters(DemandModel model) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("prior-shape", sixDecimals(model.prior().shape()));
    parameters.put("prior-mean", sixDecimals(model.prior().shape() / model.prior().time()));
    parameters.put("season", Season.word(model.shop(), model.asOf()).word());
    for (Horizon horizon : Horizon.values()) {
      String days = "-" + horizon.days();
      parameters.put("half-life" + days, Integer.toString(model.memory(horizon).halfLife()));
      parameters.put("drift" + days, Double.toString(model.memory(horizon).drift()));
      parameters.put("season" + days, sixDecimals(model.season(horizon)));
    }
    for (int weekday = 0; weekday < DayWeights.WEEK; weekday++) {
      parameters.put("weekday-" + (weekday + 1), sixDecimals(model.weights().factor(weekday)));
    }
    return parameters;
  }
}
