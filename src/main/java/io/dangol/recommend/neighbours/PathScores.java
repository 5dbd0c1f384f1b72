package io.dangol.recommend.neighbours;

import java.util.Arrays;

/** Walks the {@link ItemPaths} of one customer after another. Instances are for one thread. */
public final class PathScores {

  private final ItemPaths paths;

  /** By customer of the paths, what their items in common with the present customer send. */
  private final double[] sums;

  private final int[] reached;
  private final double[] scores;

  public PathScores(ItemPaths paths) {
    this.paths = paths;
    this.sums = new double[paths.items.length];
    this.reached = new int[paths.items.length];
    this.scores = new double[paths.sent.length];
  }

  /** Whether all scores are 0. */
  public boolean isEmpty() {
    return paths.isEmpty();
  }

  /**
   * The scores of all positions; the array is overwritten by the next call.
   *
   * @param own positions of the customer's items
   */
  public double[] of(int[] own) {
    int count = reach(own);
    Arrays.fill(scores, 0);
    for (int index = 0; index < count; index++) {
      int customer = reached[index];
      double share = sums[customer] * paths.shares[customer];
      sums[customer] = 0;
      for (int item : paths.items[customer]) {
        scores[item] += share;
      }
    }
    for (int item = 0; item < scores.length; item++) {
      scores[item] *= paths.received[item];
    }
    return scores;
  }

  /** Sums up what the own items send to their customers, and returns how many are reached. */
  private int reach(int[] own) {
    int count = 0;
    for (int item : own) {
      double sent = paths.sent[item];
      for (int customer : paths.customers[item]) {
        if (sums[customer] == 0) {
          reached[count++] = customer;
        }
        sums[customer] += sent;
      }
    }
    return count;
  }
}
