package io.dangol.learn;

/**
 * Ranking metrics of one list against what the customer took afterwards; docs/metrics.md has the
 * formulas.
 *
 * <p>{@code hits[i]} says whether the item at rank i + 1 was taken. {@code wanted} is the number of
 * distinct items taken, in the list or not, at least 1. Only the ranks up to {@code k} count; ranks
 * that a short or empty list lacks are misses. All metrics are in [0, 1].
 */
public final class RankingMetrics {

  private static final double LN_2 = Math.log(2);

  private RankingMetrics() {}

  /** Hits / wanted. */
  public static double recall(boolean[] hits, int wanted, int k) {
    return (double) count(hits, k) / checked(wanted);
  }

  /**
   * Discounted cumulative gain with binary gains over that of an ideal list of min(k, wanted) hits
   * (Jarvelin and Kekalainen 2002, with discount 1 / log2(rank + 1)).
   */
  public static double ndcg(boolean[] hits, int wanted, int k) {
    double gain = 0;
    for (int rank = 1; rank <= visible(hits, k); rank++) {
      gain += hits[rank - 1] ? discount(rank) : 0;
    }
    double ideal = 0;
    for (int rank = 1; rank <= Math.min(k, checked(wanted)); rank++) {
      ideal += discount(rank);
    }
    return gain / ideal;
  }

  /** Sum of the precision at each hit / min(k, wanted); its mean over customers is MAP. */
  public static double averagePrecision(boolean[] hits, int wanted, int k) {
    double sum = 0;
    int found = 0;
    for (int rank = 1; rank <= visible(hits, k); rank++) {
      if (hits[rank - 1]) {
        found++;
        sum += (double) found / rank;
      }
    }
    return sum / Math.min(k, checked(wanted));
  }

  /** 1 with any hit, else 0. */
  public static double hitRate(boolean[] hits, int k) {
    return count(hits, k) > 0 ? 1 : 0;
  }

  /** 1 / rank of the first hit, 0 without one. */
  public static double reciprocalRank(boolean[] hits, int k) {
    for (int rank = 1; rank <= visible(hits, k); rank++) {
      if (hits[rank - 1]) {
        return 1.0 / rank;
      }
    }
    return 0;
  }

  /** Surprise of an item with this share of all pairs of buyer and item: -log2(share), in bits. */
  public static double information(double share) {
    return -Math.log(share) / LN_2;
  }

  private static double discount(int rank) {
    return LN_2 / Math.log(rank + 1.0);
  }

  private static int count(boolean[] hits, int k) {
    int found = 0;
    for (int i = 0; i < visible(hits, k); i++) {
      found += hits[i] ? 1 : 0;
    }
    return found;
  }

  private static int visible(boolean[] hits, int k) {
    return Math.min(hits.length, k);
  }

  private static int checked(int wanted) {
    if (wanted < 1) {
      throw new IllegalArgumentException("wanted is " + wanted + ", must be at least 1");
    }
    return wanted;
  }
}
