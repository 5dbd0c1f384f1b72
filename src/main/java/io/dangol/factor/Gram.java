package io.dangol.factor;

/** Sums of outer products: the square matrix that stands for all rows of one side. */
final class Gram {

  /** So many rows are summed in float before they are added up in double. */
  private static final int CHUNK = 256;

  private Gram() {}

  /** Row-major rank x rank, summed in the order of the vectors. */
  static double[] of(float[] vectors, int rank) {
    double[] gram = new double[rank * rank];
    float[] chunk = new float[rank * rank];
    for (int from = 0; from < vectors.length; from += CHUNK * rank) {
      int end = Math.min(vectors.length, from + CHUNK * rank);
      for (int row = from; row < end; row += rank) {
        for (int k = 0; k < rank; k++) {
          Tiles.LANES.add(vectors[row + k], vectors, row, chunk, k * rank, rank);
        }
      }
      for (int at = 0; at < gram.length; at++) {
        gram[at] += chunk[at];
        chunk[at] = 0;
      }
    }
    return gram;
  }

  /** The matrix times a number, for {@link Lanes#multiply}. */
  static float[] weighed(double[] gram, double weight) {
    float[] weighed = new float[gram.length];
    for (int at = 0; at < weighed.length; at++) {
      weighed[at] = (float) (weight * gram[at]);
    }
    return weighed;
  }
}
