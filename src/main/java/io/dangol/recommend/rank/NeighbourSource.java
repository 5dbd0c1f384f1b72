package io.dangol.recommend.rank;

import io.dangol.recommend.neighbours.Neighbours;

/**
 * Items that are taken by the customers who take the own items: each own item speaks for its
 * neighbours, by its strength times their similarity.
 */
final class NeighbourSource extends SparseSource {

  private final Neighbours neighbours;

  NeighbourSource(Catalogue catalogue, Neighbours neighbours) {
    super(catalogue);
    this.neighbours = neighbours;
  }

  @Override
  void add(CustomerHistory customer, SparseScores sums) {
    for (int i = 0; i < customer.items.length; i++) {
      if (customer.hasStrength(i)) {
        int own = customer.items[i];
        for (int at = neighbours.starts[own]; at < neighbours.starts[own + 1]; at++) {
          sums.add(neighbours.items[at], customer.strengths[i] * neighbours.cosines[at]);
        }
      }
    }
  }

  @Override
  double added(int own, int item) {
    for (int at = neighbours.starts[own]; at < neighbours.starts[own + 1]; at++) {
      if (neighbours.items[at] == item) {
        return neighbours.cosines[at];
      }
    }
    return 0;
  }
}
