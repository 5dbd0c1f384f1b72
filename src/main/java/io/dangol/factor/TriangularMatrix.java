package io.dangol.factor;

/**
 * A lower triangular matrix.
 *
 * @param values row by row
 */
@SuppressWarnings("ArrayRecordComponent")
record TriangularMatrix(double[] values, int rank) {

  /**
   * The Cholesky factor of a symmetric matrix. If the matrix is not positive definite, negative
   * pivots count as 0.
   *
   * @param ridge added to each pivot, above 0
   */
  static TriangularMatrix cholesky(double[] matrix, int rank, double ridge) {
    double[] lower = new double[rank * rank];
    for (int row = 0; row < rank; row++) {
      for (int column = 0; column <= row; column++) {
        double left = matrix[row * rank + column];
        for (int k = 0; k < column; k++) {
          left -= lower[row * rank + k] * lower[column * rank + k];
        }
        lower[row * rank + column] =
            row == column
                ? Math.sqrt(Math.max(0, left) + ridge)
                : left / lower[column * rank + column];
      }
    }
    return new TriangularMatrix(lower, rank);
  }

  /** The inverse; the diagonal must not have a zero. */
  TriangularMatrix inverse() {
    double[] inverse = new double[rank * rank];
    for (int row = 0; row < rank; row++) {
      double[] sums = new double[row + 1];
      sums[row] = 1;
      for (int k = 0; k < row; k++) {
        double factor = values[row * rank + k];
        for (int column = 0; column <= k; column++) {
          sums[column] -= factor * inverse[k * rank + column];
        }
      }
      for (int column = 0; column <= row; column++) {
        inverse[row * rank + column] = sums[column] / values[row * rank + row];
      }
    }
    return new TriangularMatrix(inverse, rank);
  }

  /** The matrix with its values rounded to floats. */
  TriangularMatrix rounded() {
    double[] rounded = new double[values.length];
    for (int at = 0; at < values.length; at++) {
      rounded[at] = (float) values[at];
    }
    return new TriangularMatrix(rounded, rank);
  }

  /** The values row by row. */
  float[] rows() {
    float[] rows = new float[values.length];
    for (int at = 0; at < values.length; at++) {
      rows[at] = (float) values[at];
    }
    return rows;
  }

  /** The values column by column. */
  float[] columns() {
    float[] columns = new float[values.length];
    for (int row = 0; row < rank; row++) {
      for (int column = 0; column <= row; column++) {
        columns[column * rank + row] = (float) values[row * rank + column];
      }
    }
    return columns;
  }
}
