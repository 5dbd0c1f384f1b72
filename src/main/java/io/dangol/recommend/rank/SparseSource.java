package io.dangol.recommend.rank;

import io.dangol.recommend.search.TopPositions;
import java.util.function.IntConsumer;

/** A source that has a score for few of all items. */
abstract class SparseSource implements Source {

  private static final int CANDIDATES = 60;

  private final Catalogue catalogue;
  private final SparseScores scores;
  private CustomerHistory customer = CustomerHistory.UNKNOWN;

  /** The largest score among the items on sale. */
  private double most;

  SparseSource(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.scores = new SparseScores(catalogue.size);
  }

  /** Adds up what a customer's own items say for items. */
  abstract void add(CustomerHistory customer, SparseScores sums);

  /** What an own item of strength 1 adds to an item. */
  abstract double added(int own, int item);

  @Override
  public final void prepare(CustomerHistory next) {
    customer = next;
    scores.clear();
    add(customer, scores);
    most = 0;
    for (int index = 0; index < scores.size(); index++) {
      int item = scores.position(index);
      if (!catalogue.inactive[item]) {
        most = Math.max(most, scores.of(item));
      }
    }
  }

  @Override
  public final double of(int item) {
    return most > 0 ? Math.min(1, scores.of(item) / most) : 0;
  }

  @Override
  public final boolean divides() {
    return true;
  }

  @Override
  public final double share(int item, int index) {
    return most > 0 && customer.hasStrength(index)
        ? customer.strengths[index] * added(customer.items[index], item) / most
        : 0;
  }

  @Override
  public final void propose(boolean[] excluded, int least, IntConsumer candidates) {
    TopPositions top = new TopPositions(Math.max(CANDIDATES, least));
    for (int index = 0; index < scores.size(); index++) {
      int item = scores.position(index);
      double score = scores.of(item);
      if (score >= top.least() && !excluded[item]) {
        top.offer(item, score);
      }
    }
    top.drain(candidates);
  }
}
