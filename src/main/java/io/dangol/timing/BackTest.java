package io.dangol.timing;

import io.dangol.learn.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Sums of what was predicted as of a past day and what came. All are whole numbers (probabilities
 * in units of 2^-32), so that no order of the cases changes them.
 */
final class BackTest {

  /** The model that is judged. */
  static final String MODEL = "gap-model";

  /** The baseline: the last purchase and the mean gap, but not before tomorrow. */
  static final String BASELINE = "mean-gap";

  /** What came true. */
  private static final String OBSERVED = "observed";

  private static final double UNIT = 1L << 32;

  private enum Sum {
    CASES,
    RETURNED,
    RETURNS,
    RETURNS_ERROR,
    WITHIN_7,
    CAME_WITHIN_7,
    WITHIN_30,
    CAME_WITHIN_30,
    ERROR,
    INSIDE,
    BEFORE,
    ERROR_UP_TO_3,
    ERROR_UP_TO_7,
    PINBALL_LOW,
    PINBALL_HIGH,
    WIDTH,
    SHOWN,
    SHOWN_RETURNED,
    SHOWN_ERROR,
    SHOWN_INSIDE,
    BASELINE_ERROR,
    BASELINE_UP_TO_3,
    BASELINE_UP_TO_7
  }

  private final Map<Sum, Long> sums = new EnumMap<>(Sum.class);

  /**
   * Adds one case.
   *
   * @param baseline the days that the baseline predicts
   * @param came the days that it took; 0 if the customer did not return within the horizon
   */
  void add(NextPurchase predicted, int baseline, int came) {
    boolean returned = came > 0;
    add(Sum.CASES, 1);
    addOdds(Sum.RETURNS, predicted.returns());
    double off = predicted.returns() - (returned ? 1 : 0);
    addOdds(Sum.RETURNS_ERROR, off * off);
    addOdds(Sum.WITHIN_7, predicted.within7());
    addOdds(Sum.WITHIN_30, predicted.within30());
    add(Sum.SHOWN, predicted.isLikely() ? 1 : 0);
    if (returned) {
      addReturned(predicted, baseline, came);
    }
  }

  private void addReturned(NextPurchase predicted, int baseline, int came) {
    int error = Math.abs(came - predicted.dueIn());
    int baselineError = Math.abs(came - baseline);
    boolean inside = came >= predicted.from() && came <= predicted.until();
    add(Sum.RETURNED, 1);
    add(Sum.CAME_WITHIN_7, came <= 7 ? 1 : 0);
    add(Sum.CAME_WITHIN_30, came <= 30 ? 1 : 0);
    add(Sum.ERROR, error);
    add(Sum.INSIDE, inside ? 1 : 0);
    add(Sum.BEFORE, came < predicted.from() ? 1 : 0);
    add(Sum.ERROR_UP_TO_3, error <= 3 ? 1 : 0);
    add(Sum.ERROR_UP_TO_7, error <= 7 ? 1 : 0);
    add(Sum.PINBALL_LOW, tenPinballs(came - predicted.from(), 1));
    add(Sum.PINBALL_HIGH, tenPinballs(came - predicted.until(), 9));
    add(Sum.WIDTH, predicted.until() - predicted.from() + 1);
    if (predicted.isLikely()) {
      add(Sum.SHOWN_RETURNED, 1);
      add(Sum.SHOWN_ERROR, error);
      add(Sum.SHOWN_INSIDE, inside ? 1 : 0);
    }
    add(Sum.BASELINE_ERROR, baselineError);
    add(Sum.BASELINE_UP_TO_3, baselineError <= 3 ? 1 : 0);
    add(Sum.BASELINE_UP_TO_7, baselineError <= 7 ? 1 : 0);
  }

  /** Ten times the pinball loss of a quantile, given in tenths. */
  private static int tenPinballs(int above, int tenths) {
    return above >= 0 ? tenths * above : (10 - tenths) * -above;
  }

  long[] packed() {
    return Arrays.stream(Sum.values()).mapToLong(this::count).toArray();
  }

  void addPacked(long[] packed) {
    int at = 0;
    for (Sum sum : Sum.values()) {
      add(sum, packed[at++]);
    }
  }

  /** The figures; without a case, only the reason why there are none. */
  List<Metric> metrics(String population, String detail) {
    if (count(Sum.CASES) == 0) {
      return List.of(Metric.unmeasured(MODEL, population, "nothing to judge: " + detail));
    }
    List<Metric> metrics = new ArrayList<>();
    Figures all = new Figures(metrics, population, detail, Sum.CASES);
    all.add(OBSERVED, "return-share", of(Sum.RETURNED));
    all.add(MODEL, "return-share", odds(Sum.RETURNS));
    all.add(MODEL, "return-brier", odds(Sum.RETURNS_ERROR));
    all.add(OBSERVED, "share-7-days", of(Sum.CAME_WITHIN_7));
    all.add(MODEL, "share-7-days", odds(Sum.WITHIN_7));
    all.add(OBSERVED, "share-30-days", of(Sum.CAME_WITHIN_30));
    all.add(MODEL, "share-30-days", odds(Sum.WITHIN_30));
    all.add(MODEL, "dated-share", of(Sum.SHOWN));
    Figures returned = new Figures(metrics, population, detail, Sum.RETURNED);
    returned.add(MODEL, "mae", of(Sum.ERROR));
    returned.add(BASELINE, "mae", of(Sum.BASELINE_ERROR));
    returned.add(MODEL, "within-3-days", of(Sum.ERROR_UP_TO_3));
    returned.add(BASELINE, "within-3-days", of(Sum.BASELINE_UP_TO_3));
    returned.add(MODEL, "within-7-days", of(Sum.ERROR_UP_TO_7));
    returned.add(BASELINE, "within-7-days", of(Sum.BASELINE_UP_TO_7));
    returned.add(MODEL, "coverage", of(Sum.INSIDE));
    returned.add(MODEL, "before-window", of(Sum.BEFORE));
    returned.add(MODEL, "window-days", of(Sum.WIDTH));
    returned.add(MODEL, "pinball@0.1", of(Sum.PINBALL_LOW) / 10.0);
    returned.add(MODEL, "pinball@0.5", of(Sum.ERROR) / 2.0);
    returned.add(BASELINE, "pinball@0.5", of(Sum.BASELINE_ERROR) / 2.0);
    returned.add(MODEL, "pinball@0.9", of(Sum.PINBALL_HIGH) / 10.0);
    Figures shown = new Figures(metrics, population, detail, Sum.SHOWN_RETURNED);
    shown.add(MODEL, "dated-mae", of(Sum.SHOWN_ERROR));
    shown.add(MODEL, "dated-coverage", of(Sum.SHOWN_INSIDE));
    return metrics;
  }

  /** Adds means over some cases; none where there are no such cases. */
  private final class Figures {
    private final List<Metric> metrics;
    private final String population;
    private final String detail;
    private final long cases;

    Figures(List<Metric> metrics, String population, String detail, Sum cases) {
      this.metrics = metrics;
      this.population = population;
      this.detail = detail;
      this.cases = count(cases);
    }

    void add(String model, String name, double sum) {
      if (cases > 0) {
        metrics.add(new Metric(model, population, name, sum / cases, cases, detail));
      }
    }
  }

  private double odds(Sum sum) {
    return of(sum) / UNIT;
  }

  private double of(Sum sum) {
    return (double) count(sum);
  }

  private long count(Sum sum) {
    return sums.getOrDefault(sum, 0L);
  }

  private void addOdds(Sum sum, double probability) {
    add(sum, Math.round(probability * UNIT));
  }

  private void add(Sum sum, long more) {
    sums.merge(sum, more, Math::addExact);
  }
}
