package io.dangol.learn;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up the ranking metrics of many customers and gives their means.
 *
 * <p>Customers may be added to several instances, which are then merged through {@link #sums} and
 * {@link #shown}. Without a customer there are no metrics.
 */
public final class RankingTotals {

  private static final int CUSTOMERS = 0;
  private static final int RECALL = 1;
  private static final int NDCG = 2;
  private static final int AVERAGE_PRECISION = 3;
  private static final int HIT_RATE = 4;
  private static final int RECIPROCAL_RANK = 5;
  private static final int INFORMATION = 6;
  private static final int ITEMS_SHOWN = 7;
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
   * @param hits whether each item was taken
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
    for (int rank = 0; rank < Math.min(k, items.length); rank++) {
      sums[INFORMATION] += RankingMetrics.information(shares[items[rank]]);
      sums[ITEMS_SHOWN]++;
      shown.set(items[rank]);
    }
  }

  /** Adds the totals of another instance. */
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

  /** Catalogue positions that any list showed, ascending. */
  public int[] shown() {
    return shown.stream().toArray();
  }

  public long customers() {
    return (long) sums[CUSTOMERS];
  }

  /**
   * The means over customers. Novelty is the mean over all items shown, and absent if there is
   * none.
   *
   * @param catalogue number of items that could have been shown
   */
  public List<Metric> metrics(String model, String population, int catalogue, String detail) {
    if (customers() == 0) {
      return List.of();
    }
    return means(catalogue).entrySet().stream()
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

  private Map<String, Double> means(int catalogue) {
    Map<String, Double> means = new LinkedHashMap<>();
    means.put("recall", mean(RECALL));
    means.put("ndcg", mean(NDCG));
    means.put("map", mean(AVERAGE_PRECISION));
    means.put("hit_rate", mean(HIT_RATE));
    means.put("mrr", mean(RECIPROCAL_RANK));
    means.put("coverage", (double) shown.cardinality() / catalogue);
    if (sums[ITEMS_SHOWN] > 0) {
      means.put("novelty", sums[INFORMATION] / sums[ITEMS_SHOWN]);
    }
    return means;
  }

  /** The mean NDCG@k; NaN without customers. */
  public double ndcg() {
    return mean(NDCG);
  }

  private double mean(int sum) {
    return sums[sum] / sums[CUSTOMERS];
  }
}
