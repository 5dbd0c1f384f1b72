package io.dangol.recommend.rank;

import io.dangol.recommend.neighbours.Neighbours;
import io.dangol.recommend.search.TopPositions;
import java.util.Arrays;

/**
 * Lists items similar to the customer's own. Each own item votes for its neighbours, by its
 * strength times their similarity, and for itself with similarity 1.
 */
final class CoOccurrenceList implements ListModel {
  private final Neighbours neighbours;
  private final double[] votes;

  CoOccurrenceList(Neighbours neighbours) {
    this.neighbours = neighbours;
    this.votes = new double[neighbours.starts.length - 1];
  }

  @Override
  public int[] top(CustomerHistory customer, boolean[] excluded, int n) {
    Arrays.fill(votes, 0);
    for (int i = 0; i < customer.items.length; i++) {
      int own = customer.items[i];
      votes[own] += customer.strengths[i];
      for (int at = neighbours.starts[own]; at < neighbours.starts[own + 1]; at++) {
        votes[neighbours.items[at]] += customer.strengths[i] * neighbours.cosines[at];
      }
    }
    TopPositions top = new TopPositions(n);
    for (int i = 0; i < votes.length; i++) {
      if (votes[i] > 0 && votes[i] >= top.least() && !excluded[i]) {
        top.offer(i, votes[i]);
      }
    }
    return top.take();
  }
}
