package io.dangol.factor;

/**
 * The conjugate gradient method (Hestenes and Stiefel 1952) for the linear system of each row,
 * where a row is a customer or an item.
 *
 * <p>Holds the solutions, residuals and directions of all rows, packed one after the other.
 */
final class ConjugateGradient {
  private final int rank;
  private final float[] solutions;
  private final float[] residuals;
  private final float[] directions;

  /**
   * Starts from some solutions.
   *
   * @param solutions updated in place
   * @param residuals right side minus matrix times solution; kept, not copied
   */
  ConjugateGradient(float[] solutions, float[] residuals, int rank) {
    this.rank = rank;
    this.solutions = solutions;
    this.residuals = residuals;
    this.directions = residuals.clone();
  }

  float[] directions() {
    return directions;
  }

  float[] solutions() {
    return solutions;
  }

  /**
   * One step of the row at {@code from}; a row that is already solved does not change.
   *
   * @param products has the row's matrix times its direction at {@code product}
   */
  void step(int from, float[] products, int product) {
    float before = Tiles.LANES.dot(residuals, from, residuals, from, rank);
    float curvature = Tiles.LANES.dot(directions, from, products, product, rank);
    if (!(curvature > 0)) {
      return;
    }
    float length = before / curvature;
    Tiles.LANES.add(length, directions, from, solutions, from, rank);
    Tiles.LANES.add(-length, products, product, residuals, from, rank);
    float turn = Tiles.LANES.dot(residuals, from, residuals, from, rank) / before;
    for (int k = from; k < from + rank; k++) {
      directions[k] = residuals[k] + turn * directions[k];
    }
  }
}
