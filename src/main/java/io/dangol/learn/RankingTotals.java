package io.dangol.learn;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds the figures of many customers' lists and gives their means.
 *
 * <p>Parts of the customers may be added apart and merged through {@link #sums} and {@link #shown}.
 * Without a customer there are no figures.
 */
public final class RankingTotals {

  private static final int CUSTOMERS = 0;
  private static final int RECALL = 1;
  private static final int NDCG = 2;
  private static final int AVERAGE_PRECISION = 3;
  private static final int HIT_RATE = 4;
  private static final int RECIPROCAL_RANK = 5;
  private static final int INFORMATION = 6;
  private static final int PLACES = 7;
  private static final int LENGTH = 8;

  private final int k;
  private final double[] sums = new double[LENGTH];
  private final BitSet shown = new BitSet();

  public RankingTotals(int k) {
    this.k = k;
  }

  /**
   * Adds one customer.
   *
   * @param items catalogue positions in the order shown; empty for a customer without a list, who
   *     counts as zero
   * @param hits whether each was taken
   * @param wanted number of distinct items taken, at least 1
   * @param shares of each catalogue position among all pairs of buyer and item before, above 0
   */
  public void add(int[] items, boolean[] hits, int wanted, double[] shares) {
    sums[CUSTOMERS]++;
    sums[RECALL] += RankingMetrics.recall(hits, wanted, k);
    sums[NDCG] += RankingMetrics.ndcg(hits, wanted, k);
    sums[AVERAGE_PRECISION] += RankingMetrics.averagePrecision(hits, wanted, k);
    sums[HIT_RATE] += RankingMetrics.hitRate(hits, k);
    sums[RECIPROCAL_RANK] += RankingMetrics.reciprocalRank(hits, k);
    for (int place = 0; place < Math.min(k, items.length); place++) {
      sums[INFORMATION] += RankingMetrics.information(shares[items[place]]);
      sums[PLACES]++;
      shown.set(items[place]);
    }
  }

  /** Adds what another instance has added. */
  public void merge(double[] otherSums, int[] otherShown) {
    for (int i = 0; i < LENGTH; i++) {
      sums[i] += otherSums[i];
    }
    for (int item : otherShown) {
      shown.set(item);
    }
  }

  public double[] sums() {
    return Arrays.copyOf(sums, LENGTH);
  }

  /** Catalogue positions that some list showed, ascending. */
  public int[] shown() {
    return shown.stream().toArray();
  }

  public long customers() {
    return (long) sums[CUSTOMERS];
  }

  /**
   * The means over customers; novelty is the mean over places shown and is absent if none was.
   *
   * @param catalogue number of items that could have been shown
   */
  public List<Metric> metrics(String model, String population, int catalogue, String detail) {
    if (customers() == 0) {
      return List.of();
    }
    Map<String, Double> means = new LinkedHashMap<>();
    means.put("recall", mean(RECALL));
    means.put("ndcg", mean(NDCG));
    means.put("map", mean(AVERAGE_PRECISION));
    means.put("hit_rate", mean(HIT_RATE));
    means.put("mrr", mean(RECIPROCAL_RANK));
    means.put("coverage", (double) shown.cardinality() / catalogue);
    if (sums[PLACES] > 0) {
      means.put("novelty", sums[INFORMATION] / sums[PLACES]);
    }
    return means.entrySet().stream()
        .map(
            mean ->
                new Metric(
                    model,
                    population,
                    mean.getKey() + "@" + k,
                    mean.getValue(),
                    customers(),
                    detail))
        .toList();
  }

  private double mean(int sum) {
    return sums[sum] / sums[CUSTOMERS];
  }
}
