package io.dangol.factor;

/**
 * Conjugate gradients for one row after another of one side (Hestenes and Stiefel 1952), a fixed
 * number of steps from where the row stands.
 *
 * <p>Holds solutions, residuals and directions of all rows, packed one after the other.
 */
final class Descent {
  private final int rank;
  private final double[] solutions;
  private final double[] residuals;
  private final double[] directions;

  /**
   * Begins.
   *
   * @param residuals right side less the matrix times the solution; taken over, not copied
   */
  Descent(double[] solutions, double[] residuals, int rank) {
    this.rank = rank;
    this.solutions = solutions;
    this.residuals = residuals;
    this.directions = residuals.clone();
  }

  double[] directions() {
    return directions;
  }

  double[] solutions() {
    return solutions;
  }

  /**
   * One step of the row at {@code from}; a row that is solved stays.
   *
   * @param product the row's matrix times its direction
   */
  void step(int from, double[] product) {
    double before = 0;
    double curvature = 0;
    for (int k = 0; k < rank; k++) {
      before += residuals[from + k] * residuals[from + k];
      curvature += directions[from + k] * product[k];
    }
    if (!(curvature > 0)) {
      return;
    }
    double length = before / curvature;
    double after = 0;
    for (int k = 0; k < rank; k++) {
      solutions[from + k] += length * directions[from + k];
      residuals[from + k] -= length * product[k];
      after += residuals[from + k] * residuals[from + k];
    }
    double turn = after / before;
    for (int k = 0; k < rank; k++) {
      directions[from + k] = residuals[from + k] + turn * directions[from + k];
    }
  }
}
