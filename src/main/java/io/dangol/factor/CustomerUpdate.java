package io.dangol.factor;

/** Moves the factors of a block's customers towards the best ones for the current items. */
final class CustomerUpdate {

  private static final Lanes LANES = Tiles.LANES;

  private final CustomerBlock block;
  private final ItemFactors others;
  private final int rank;
  private final SharedMatrix shared;
  private final ConjugateGradient gradient;
  private final float[] products;

  /** Starts from the current factors of the customers. */
  CustomerUpdate(CustomerBlock block, ItemFactors others, Loss loss) {
    this.block = block;
    this.others = others;
    this.rank = others.rank();
    this.shared = new SharedMatrix(others.gram(), rank, loss, others.size(), block::pairs);
    this.products = new float[SharedMatrix.AT_ONCE * rank];
    this.gradient = new ConjugateGradient(block.factors.clone(), residuals(), rank);
  }

  private float[] residuals() {
    float[] residuals = new float[block.factors.length];
    for (int first = 0; first < block.size(); first += SharedMatrix.AT_ONCE) {
      int end = Math.min(block.size(), first + SharedMatrix.AT_ONCE);
      shared.multiply(block.factors, first, end - first, products);
      for (int c = first; c < end; c++) {
        int from = c * rank;
        LANES.add(-1, products, (c - first) * rank, residuals, from, rank);
        for (int at = block.starts[c]; at < block.starts[c + 1]; at++) {
          int item = block.items[at] * rank;
          float left = 1 - LANES.dot(block.factors, from, others.factors(), item, rank);
          LANES.add(block.weights[at] * left, others.factors(), item, residuals, from, rank);
        }
      }
    }
    return residuals;
  }

  /** The factors after some steps for every customer. */
  float[] solved(int steps) {
    for (int first = 0; first < block.size(); first += SharedMatrix.AT_ONCE) {
      int end = Math.min(block.size(), first + SharedMatrix.AT_ONCE);
      for (int step = 0; step < steps; step++) {
        shared.multiply(gradient.directions(), first, end - first, products);
        for (int c = first; c < end; c++) {
          int product = (c - first) * rank;
          addOwn(c, product);
          gradient.step(c * rank, products, product);
        }
      }
    }
    return gradient.solutions();
  }

  /** Adds the part of the customer's matrix that comes from own pairs, times the direction. */
  private void addOwn(int c, int product) {
    for (int at = block.starts[c]; at < block.starts[c + 1]; at++) {
      int item = block.items[at] * rank;
      float dot = LANES.dot(gradient.directions(), c * rank, others.factors(), item, rank);
      LANES.add(block.weights[at] * dot, others.factors(), item, products, product, rank);
    }
  }
}
