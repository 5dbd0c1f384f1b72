package io.dangol.demand;

import io.dangol.learn.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Sums of what was expected as of a past day and what came. All are whole numbers (buyers in
 * millionths), so that no order of the items changes them.
 */
final class BackTest {

  /** The model that is judged. */
  static final String MODEL = "poisson-gamma";

  /** The baseline: as many as in the days before, as many of them. */
  static final String LAST = "last-window";

  /** The other one: at the mean of the last 28 days. */
  static final String MEAN = "mean-28-days";

  /** What came true. */
  private static final String OBSERVED = "observed";

  /**
   * The fewest expected buyers of an item that counts as busy; busy items have figures of their
   * own.
   */
  static final double BUSY = 5;

  /** Half a buyer, in place of fewer, where a deviance would be infinite. */
  private static final double LEAST = 0.5;

  private static final double UNIT = 1_000_000;

  private enum Sum {
    ITEMS,
    CAME,
    EXPECTED,
    BEFORE,
    MEAN,
    ERROR,
    BEFORE_ERROR,
    MEAN_ERROR,
    DEVIANCE,
    BEFORE_DEVIANCE,
    MEAN_DEVIANCE,
    INSIDE,
    INSIDE_EXPECTED,
    BUSY,
    BUSY_ERROR,
    BUSY_BEFORE_ERROR,
    BUSY_MEAN_ERROR,
    BUSY_INSIDE,
    BUSY_INSIDE_EXPECTED
  }

  private final Map<Sum, Long> sums = new EnumMap<>(Sum.class);

  /**
   * Adds one item.
   *
   * @param before buyers in the window before
   * @param mean buyers at the mean of the last 28 days
   * @param came buyers in the window
   */
  void add(Forecast forecast, long before, double mean, long came) {
    boolean isInside = came >= forecast.low() && came <= forecast.high();
    add(Sum.ITEMS, 1);
    add(Sum.CAME, came);
    add(Sum.BEFORE, before);
    addPart(Sum.EXPECTED, forecast.expected());
    addPart(Sum.MEAN, mean);
    addPart(Sum.ERROR, Math.abs(came - forecast.expected()));
    add(Sum.BEFORE_ERROR, Math.abs(came - before));
    addPart(Sum.MEAN_ERROR, Math.abs(came - mean));
    addPart(Sum.DEVIANCE, deviance((double) came, forecast.expected()));
    addPart(Sum.BEFORE_DEVIANCE, deviance((double) came, (double) before));
    addPart(Sum.MEAN_DEVIANCE, deviance((double) came, mean));
    add(Sum.INSIDE, isInside ? 1 : 0);
    addPart(Sum.INSIDE_EXPECTED, forecast.inside());
    if (forecast.expected() >= BUSY) {
      add(Sum.BUSY, 1);
      addPart(Sum.BUSY_ERROR, Math.abs(came - forecast.expected()));
      add(Sum.BUSY_BEFORE_ERROR, Math.abs(came - before));
      addPart(Sum.BUSY_MEAN_ERROR, Math.abs(came - mean));
      add(Sum.BUSY_INSIDE, isInside ? 1 : 0);
      addPart(Sum.BUSY_INSIDE_EXPECTED, forecast.inside());
    }
  }

  /** 2 (y ln(y / m) - (y - m)), with at least half a buyer expected. */
  static double deviance(double came, double expected) {
    double mean = Math.max(LEAST, expected);
    double logs = came == 0 ? 0 : came * StrictMath.log(came / mean);
    return 2 * (logs - came + mean);
  }

  long[] packed() {
    return Arrays.stream(Sum.values()).mapToLong(this::count).toArray();
  }

  void addPacked(List<Long> packed) {
    int at = 0;
    for (Sum sum : Sum.values()) {
      add(sum, packed.get(at++));
    }
  }

  /** The figures; without an item, only the reason why there are none. */
  List<Metric> metrics(String population, String detail) {
    if (count(Sum.ITEMS) == 0) {
      return List.of(Metric.unmeasured(MODEL, population, "nothing to judge: " + detail));
    }
    List<Metric> metrics = new ArrayList<>();
    Figures all = new Figures(metrics, population, detail, Sum.ITEMS);
    all.total(OBSERVED, of(Sum.CAME));
    all.total(MODEL, parts(Sum.EXPECTED));
    all.total(LAST, of(Sum.BEFORE));
    all.total(MEAN, parts(Sum.MEAN));
    all.mean(MODEL, "mae", parts(Sum.ERROR));
    all.mean(LAST, "mae", of(Sum.BEFORE_ERROR));
    all.mean(MEAN, "mae", parts(Sum.MEAN_ERROR));
    all.mean(MODEL, "deviance", parts(Sum.DEVIANCE));
    all.mean(LAST, "deviance", parts(Sum.BEFORE_DEVIANCE));
    all.mean(MEAN, "deviance", parts(Sum.MEAN_DEVIANCE));
    all.mean(MODEL, "coverage", of(Sum.INSIDE));
    all.mean(MODEL, "claimed-coverage", parts(Sum.INSIDE_EXPECTED));
    Figures busy = new Figures(metrics, population, detail, Sum.BUSY);
    busy.mean(MODEL, "busy-mae", parts(Sum.BUSY_ERROR));
    busy.mean(LAST, "busy-mae", of(Sum.BUSY_BEFORE_ERROR));
    busy.mean(MEAN, "busy-mae", parts(Sum.BUSY_MEAN_ERROR));
    busy.mean(MODEL, "busy-coverage", of(Sum.BUSY_INSIDE));
    busy.mean(MODEL, "busy-claimed-coverage", parts(Sum.BUSY_INSIDE_EXPECTED));
    return metrics;
  }

  /** Adds figures over some items; none where there are no such items. */
  private final class Figures {
    private final List<Metric> metrics;
    private final String population;
    private final String detail;
    private final long items;

    Figures(List<Metric> metrics, String population, String detail, Sum items) {
      this.metrics = metrics;
      this.population = population;
      this.detail = detail;
      this.items = count(items);
    }

    void total(String model, double sum) {
      metrics.add(new Metric(model, population, "buyers", sum, items, detail));
    }

    void mean(String model, String name, double sum) {
      if (items > 0) {
        metrics.add(new Metric(model, population, name, sum / items, items, detail));
      }
    }
  }

  private double parts(Sum sum) {
    return of(sum) / UNIT;
  }

  private double of(Sum sum) {
    return (double) count(sum);
  }

  private long count(Sum sum) {
    return sums.getOrDefault(sum, 0L);
  }

  private void addPart(Sum sum, double buyers) {
    add(sum, Math.round(buyers * UNIT));
  }

  private void add(Sum sum, long more) {
    sums.merge(sum, more, Math::addExact);
  }
}
