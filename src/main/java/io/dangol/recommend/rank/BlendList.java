package io.dangol.recommend.rank;

import io.dangol.recommend.search.TopPositions;

/**
 * Lists the items that the customer's sources propose, ranked by the {@link Blend}.
 *
 * <p>Ties go to the more popular item. If too few items have a score above 0, the list is filled
 * with the others by popularity, except items that nobody ever took.
 */
final class BlendList implements ListModel {

  private final Evidence evidence;
  private final Blend blend;

  BlendList(Evidence evidence, Blend blend) {
    this.evidence = evidence;
    this.blend = blend;
  }

  @Override
  public int[] top(CustomerHistory customer, boolean[] excluded, int n) {
    evidence.prepare(customer);
    TopPositions top = new TopPositions(n);
    evidence.propose(
        excluded,
        n,
        item -> {
          double score = blend.of(item);
          if (score > 0 || evidence.catalogue.wasTaken[item]) {
            top.offer(item, score);
          }
        });
    return top.take();
  }
}
