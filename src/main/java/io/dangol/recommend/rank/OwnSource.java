package io.dangol.recommend.rank;

import io.dangol.recommend.search.TopPositions;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The customer's own items: how often they took one, times what speaks for the item now, halved for
 * each half-life since they last took it.
 *
 * <p>For the item now speak its recent buyers, and the share of its former customers who came back
 * for it lately.
 */
final class OwnSource implements Source {

  private static final int CANDIDATES = 200;
  private static final double LEAST_AGAIN = 0.005;
  private static final double MILLIS_PER_DAY = 86_400_000;

  private final Catalogue catalogue;
  private final double halfLifeDays;
  private final double[] boosts;
  private final double[] scores;

  /** The index of each item among the own ones, or -1. */
  private final int[] indices;

  private CustomerHistory customer = CustomerHistory.UNKNOWN;

  OwnSource(Catalogue catalogue, BlendSettings blend) {
    this.catalogue = catalogue;
    this.halfLifeDays = blend.ownHalfLifeDays();
    this.scores = new double[catalogue.size];
    this.indices = new int[catalogue.size];
    Arrays.fill(indices, -1);
    this.boosts = new double[catalogue.size];
    for (int item = 0; item < boosts.length; item++) {
      boosts[item] =
          Math.pow(catalogue.recent[item] + 1.0, blend.popularityExponent())
              * Math.pow(Math.max(catalogue.again[item], LEAST_AGAIN), blend.againExponent());
    }
  }

  @Override
  public void prepare(CustomerHistory next) {
    for (int item : customer.items) {
      scores[item] = 0;
      indices[item] = -1;
    }
    customer = next;
    double most = 0;
    for (int i = 0; i < customer.items.length; i++) {
      int item = customer.items[i];
      scores[item] = signal(customer, i) * boosts[item];
      indices[item] = i;
      if (!catalogue.inactive[item]) {
        most = Math.max(most, scores[item]);
      }
    }
    for (int item : customer.items) {
      scores[item] = most > 0 ? Math.min(1, scores[item] / most) : 0;
    }
  }

  /** The frequency, halved with time; for an item that was only seen, a number below 1. */
  private double signal(CustomerHistory customer, int i) {
    if (customer.frequencies[i] == 0) {
      double strength = customer.strengths[i];
      return strength / (1 + strength);
    }
    return customer.frequencies[i] * Math.pow(0.5, days(i) / halfLifeDays);
  }

  private double days(int i) {
    return Math.max(0, catalogue.endMillis - customer.lastTaken[i]) / MILLIS_PER_DAY;
  }

  @Override
  public double of(int item) {
    return scores[item];
  }

  @Override
  public boolean divides() {
    return true;
  }

  @Override
  public double share(int item, int index) {
    return customer.items[index] == item ? scores[item] : 0;
  }

  /** How strong the customer's tie to the item is; 0 without one. */
  double strength(int item) {
    return indices[item] >= 0 ? customer.strengths[indices[item]] : 0;
  }

  /** Whether the customer ever took the item. */
  boolean isTaken(int item) {
    return indices[item] >= 0 && customer.frequencies[indices[item]] > 0;
  }

  @Override
  public void propose(boolean[] excluded, int least, IntConsumer candidates) {
    TopPositions top = new TopPositions(Math.max(CANDIDATES, least));
    for (int item : customer.items) {
      if (!excluded[item]) {
        top.offer(item, scores[item]);
      }
    }
    top.drain(candidates);
  }
}
