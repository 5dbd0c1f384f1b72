package io.dangol.value;

import io.dangol.learn.Metric;
import io.dangol.table.Words.Population;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Judges models on a past date: they are fitted to what was known then, and compared with what
 * customers bought and spent in the days after, the hold-out.
 *
 * <p>Models: the kinds of purchase models that converged, the best of which is marked as published;
 * {@code rate} (each customer goes on as so far), {@code recency} (order only) and {@code observed}
 * (what happened). If nothing could be measured, {@code evaluated-customers} is 0 and its detail
 * says why.
 */
public final class ValueEvaluation {

  static final String POPULATION = Population.BUYERS.word();

  private ValueEvaluation() {}

  /**
   * The metrics, and what they decide.
   *
   * @param best the kind of model that the hold-out speaks for; empty if nothing could be measured
   */
  record Result(List<Metric> metrics, Optional<PurchaseFamily> best) {
    Result {
      metrics = List.copyOf(metrics);
    }
  }

  /**
   * The metrics as of a past date.
   *
   * @param events the whole log, with amounts in one currency
   * @param asOf the last day whose events the models learn from
   * @param holdOut receives the number of days after {@code asOf} that the metrics are about
   */
  public static List<Metric> of(
      Dataset<Row> events,
      ValueSettings settings,
      ZoneId zone,
      LocalDate asOf,
      IntConsumer holdOut) {
    LocalDate end = asOf.plusDays(settings.holdOutDays());
    try (Buyers buyers = Buyers.of(events, settings, zone, asOf, end)) {
      Counted<Outcome> outcomes = Groups.outcomes(buyers.then());
      if (outcomes.groups().isEmpty()) {
        return List.of(nothing(noPurchaseUpTo(asOf)));
      }
      holdOut.accept(settings.holdOutDays());
      return of(buyers.then(), outcomes, settings, asOf).metrics();
    }
  }

  /** The same one hold-out before a night. */
  static Result before(LocalDate night, Buyers buyers, ValueSettings settings) {
    LocalDate cut = night.minusDays(settings.holdOutDays());
    Counted<Outcome> outcomes = Groups.outcomes(buyers.then());
    return outcomes.groups().isEmpty()
        ? unmeasured(noPurchaseUpTo(cut))
        : of(buyers.then(), outcomes, settings, cut);
  }

  private static Result of(
      Dataset<Row> buyers, Counted<Outcome> outcomes, ValueSettings settings, LocalDate cut) {
    HoldOut holdOut = new HoldOut(outcomes, settings.holdOutDays() / Groups.DAYS_OF_WEEK);
    Counted<History> histories = holdOut.histories();
    Optional<String> reason =
        tooShort(histories, settings, cut).or(() -> ValueModels.tooFew(histories, settings));
    if (reason.isPresent()) {
      return unmeasured(reason.get());
    }
    Map<PurchaseFamily, Fit<PurchaseModel>> fits = ValueModels.all(histories);
    Optional<Fit<PurchaseModel>> best = holdOut.best(fits.values());
    if (best.isEmpty()) {
      return unmeasured("no model converged on what was known on " + cut);
    }
    PurchaseFamily family =
        fits.keySet().stream()
            .filter(each -> best.get().equals(fits.get(each)))
            .findFirst()
            .orElseThrow();
    String detail =
        "fitted to %s customers as of %s, judged by the %s days after"
            .formatted(outcomes.customers(), cut, settings.holdOutDays());
    HoldOutFigures figures = new HoldOutFigures(holdOut, fits, family, detail);
    ValueModels models = ValueModels.with(family, best.get(), Groups.spends(buyers), settings);
    MoneyFigures money = MoneyFigures.of(buyers, models, settings.holdOutDays());
    List<Metric> metrics = figures.metrics();
    metrics.addAll(money.metrics(family.label(), detail));
    return new Result(metrics, Optional.of(family));
  }

  private static Optional<String> tooShort(
      Counted<History> histories, ValueSettings settings, LocalDate cut) {
    double weeks =
        histories.groups().stream().mapToDouble(group -> group.value().observed()).max().orElse(0);
    long days = Math.round(weeks * Groups.DAYS_OF_WEEK);
    return days >= settings.holdOutDays()
        ? Optional.empty()
        : Optional.of(
            "the first purchase was %s days before %s: fewer than the %s that are judged"
                .formatted(days, cut, settings.holdOutDays()));
  }

  static String noPurchaseUpTo(LocalDate day) {
    return "no customer bought anything up to " + day;
  }

  private static Result unmeasured(String reason) {
    return new Result(List.of(nothing(reason)), Optional.empty());
  }

  private static Metric nothing(String reason) {
    return Metric.unmeasured(PurchaseFamily.PARETO_NBD.label(), POPULATION, reason);
  }
}
