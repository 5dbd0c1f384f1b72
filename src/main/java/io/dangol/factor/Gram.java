package io.dangol.factor;

/** Sums of outer products: the square matrix that stands for all rows of one side. */
final class Gram {

  private Gram() {}

  /** Row-major rank x rank, summed in the order of the vectors. */
  static double[] of(float[] vectors, int rank) {
    double[] gram = new double[rank * rank];
    for (int from = 0; from < vectors.length; from += rank) {
      for (int j = 0; j < rank; j++) {
        double value = vectors[from + j];
        int row = j * rank;
        for (int k = 0; k < rank; k++) {
          gram[row + k] += value * vectors[from + k];
        }
      }
    }
    return gram;
  }

  /** Adds {@code weight} times the matrix times the vector at {@code from} to {@code sum}. */
  static void multiply(double[] gram, double weight, double[] vector, int from, double[] sum) {
    int rank = sum.length;
    for (int j = 0; j < rank; j++) {
      double value = weight * vector[from + j];
      int row = j * rank;
      for (int k = 0; k < rank; k++) {
        sum[k] += value * gram[row + k];
      }
    }
  }
}
