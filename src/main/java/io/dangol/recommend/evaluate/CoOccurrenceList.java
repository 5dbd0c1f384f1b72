package io.dangol.recommend.evaluate;

import io.dangol.recommend.rank.ListModel;
import io.dangol.recommend.rank.Shopper;
import io.dangol.recommend.search.TopPlaces;
import java.util.Arrays;

/**
 * Items alike to the customer's own: each own item votes for its neighbours and, with similarity 1,
 * for itself, by its strength times the similarity.
 */
final class CoOccurrenceList implements ListModel {
  private final Neighbours neighbours;
  private final double[] votes;

  CoOccurrenceList(Neighbours neighbours) {
    this.neighbours = neighbours;
    this.votes = new double[neighbours.starts.length - 1];
  }

  @Override
  public int[] top(Shopper shopper, boolean[] barred, int n) {
    Arrays.fill(votes, 0);
    for (int i = 0; i < shopper.items.length; i++) {
      int own = shopper.items[i];
      votes[own] += shopper.strengths[i];
      for (int at = neighbours.starts[own]; at < neighbours.starts[own + 1]; at++) {
        votes[neighbours.items[at]] += shopper.strengths[i] * neighbours.cosines[at];
      }
    }
    TopPlaces top = new TopPlaces(n);
    for (int i = 0; i < votes.length; i++) {
      if (votes[i] > 0 && !barred[i]) {
        top.offer(i, votes[i]);
      }
    }
    return top.take();
  }
}
