package io.dangol.recommend.rank;

import java.util.stream.IntStream;

/** Maximal marginal relevance (Carbonell and Goldstein 1998). */
final class MarginalRelevance {

  /** How alike two items are, 0 to 1. */
  @FunctionalInterface
  interface Similarity {
    double of(int one, int other);
  }

  private final Similarity similarity;
  private final double weight;

  /**
   * @param weight of an item's score over the highest, 0 to 1; the rest is that of its largest
   *     similarity with an item chosen before it
   */
  MarginalRelevance(Similarity similarity, double weight) {
    this.similarity = similarity;
    this.weight = weight;
  }

  /**
   * The same items in another order. Of equals the one that was further up is chosen.
   *
   * @param scores of the items in their order, the highest first, none negative
   * @param ranks the first ranks, whose items are chosen; the others follow in their former order
   */
  int[] ordered(int[] items, double[] scores, int ranks) {
    double[] nearest = new double[items.length];
    boolean[] isChosen = new boolean[items.length];
    int[] chosen = new int[Math.min(ranks, items.length)];
    for (int rank = 0; rank < chosen.length; rank++) {
      int best = best(scores, nearest, isChosen);
      isChosen[best] = true;
      chosen[rank] = items[best];
      for (int i = 0; i < items.length; i++) {
        if (!isChosen[i]) {
          nearest[i] = Math.max(nearest[i], similarity.of(items[i], items[best]));
        }
      }
    }
    IntStream others =
        IntStream.range(0, items.length).filter(i -> !isChosen[i]).map(i -> items[i]);
    return IntStream.concat(IntStream.of(chosen), others).toArray();
  }

  private int best(double[] scores, double[] nearest, boolean[] isChosen) {
    double highest = scores[0] > 0 ? scores[0] : 1;
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      double value = weight * scores[i] / highest - (1 - weight) * nearest[i];
      if (!isChosen[i] && value > most) {
        most = value;
        best = i;
      }
    }
    return best;
  }
}
