package io.dangol.recommend.rank;

import io.dangol.recommend.neighbours.Neighbours;
import io.dangol.recommend.search.TopPositions;
import java.util.function.IntConsumer;

/**
 * Items that are taken by the customers who take the own items: each own item speaks for its
 * neighbours, by its strength times their similarity.
 */
final class NeighbourSource implements Source {

  private static final int CANDIDATES = 60;

  private final Catalogue catalogue;
  private final Neighbours neighbours;
  private final SparseScores scores;
  private double most;

  NeighbourSource(Catalogue catalogue, Neighbours neighbours) {
    this.catalogue = catalogue;
    this.neighbours = neighbours;
    this.scores = new SparseScores(catalogue.size);
  }

  @Override
  public void prepare(CustomerHistory customer) {
    scores.clear();
    add(customer);
    most = 0;
    for (int index = 0; index < scores.size(); index++) {
      int item = scores.position(index);
      if (!catalogue.inactive[item]) {
        most = Math.max(most, scores.of(item));
      }
    }
  }

  private void add(CustomerHistory customer) {
    for (int i = 0; i < customer.items.length; i++) {
      if (customer.hasStrength(i)) {
        int own = customer.items[i];
        for (int at = neighbours.starts[own]; at < neighbours.starts[own + 1]; at++) {
          scores.add(neighbours.items[at], customer.strengths[i] * neighbours.cosines[at]);
        }
      }
    }
  }

  @Override
  public double of(int item) {
    return most > 0 ? Math.min(1, scores.of(item) / most) : 0;
  }

  @Override
  public void propose(boolean[] excluded, int least, IntConsumer candidates) {
    TopPositions top = new TopPositions(Math.max(CANDIDATES, least));
    for (int index = 0; index < scores.size(); index++) {
      int item = scores.position(index);
      if (!excluded[item]) {
        top.offer(item, scores.of(item));
      }
    }
    for (int item : top.take()) {
      candidates.accept(item);
    }
  }

  @Override
  public double similarity(int item, int own) {
    for (int at = neighbours.starts[own]; at < neighbours.starts[own + 1]; at++) {
      if (neighbours.items[at] == item) {
        return neighbours.cosines[at];
      }
    }
    return 0;
  }
}
