package io.dangol.recommend.rank;

import io.dangol.recommend.search.TopPositions;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Lists what is new in the shop: arrivals that others bought, ranked by the {@link Blend}, and then
 * some items that nobody bought yet.
 *
 * <p>Of the latter, those that are described as the customer's own items are come first, the others
 * in an order that differs from customer to customer, so that every item is seen by somebody.
 */
final class NewArrivalsList implements ListModel {

  /** The ranks at the end that are for items that nobody bought yet, if there are any. */
  private static final int UNBOUGHT_RANKS = 2;

  private final Evidence evidence;
  private final Blend blend;

  /** Positions of the arrivals that somebody bought, and of the items that nobody did. */
  private final int[] arrivals;

  private final int[] unbought;

  NewArrivalsList(Evidence evidence, Blend blend) {
    this.evidence = evidence;
    this.blend = blend;
    Catalogue catalogue = evidence.catalogue;
    this.arrivals = onSale(catalogue, evidence.arrivals::isArrival);
    this.unbought = onSale(catalogue, item -> !catalogue.wasTaken[item]);
  }

  private static int[] onSale(Catalogue catalogue, IntPredicate wanted) {
    return IntStream.range(0, catalogue.size)
        .filter(item -> !catalogue.inactive[item] && wanted.test(item))
        .toArray();
  }

  @Override
  public int[] top(CustomerHistory customer, boolean[] excluded, int n) {
    evidence.prepare(customer);
    TopPositions bought = new TopPositions(n);
    offer(arrivals, excluded, bought, blend::of);
    SplittableRandom random = new SplittableRandom(customer.customerId());
    TopPositions others = new TopPositions(n);
    offer(
        unbought, excluded, others, item -> evidence.content.of(item) + 1e-6 * random.nextDouble());
    int[] first = bought.take();
    int[] last = others.take();
    int firstRanks = Math.min(first.length, n - Math.min(UNBOUGHT_RANKS, last.length));
    return IntStream.concat(
            IntStream.of(first).limit(firstRanks), IntStream.of(last).limit(n - firstRanks))
        .toArray();
  }

  private static void offer(
      int[] items, boolean[] excluded, TopPositions top, IntToDoubleFunction score) {
    for (int item : items) {
      if (!excluded[item]) {
        top.offer(item, score.applyAsDouble(item));
      }
    }
  }
}
