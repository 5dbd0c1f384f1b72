package io.dangol.factor;

import java.util.Arrays;
import org.netlib.lapack.Dsyev;
import org.netlib.util.intW;

/**
 * Orthonormal eigenvectors of a symmetric matrix without negative eigenvalues, the largest
 * eigenvalue first.
 *
 * <p>They are found by subspace iteration (Golub and Van Loan, Matrix Computations, section 8.2):
 * vectors are multiplied by the matrix and made orthonormal again, several times. Directions whose
 * eigenvalue is less than a thousandth of the largest cannot be told from rounding and are left
 * out. All sums have a fixed order, and LAPACK is the one in Java: the bits depend on the input
 * alone.
 *
 * @param vectors row i has element i of each vector, and starts at i * rank
 * @param values one for each vector
 */
@SuppressWarnings("ArrayRecordComponent")
public record Eigenvectors(float[] vectors, double[] values) {

  /** Of the squares of eigenvalues, over that of the largest. */
  private static final double LEAST = 1e-6;

  /** A symmetric matrix that is only known by its products. */
  @FunctionalInterface
  public interface Matrix {

    /**
     * The products with some vectors.
     *
     * @param vectors in the layout of {@link Eigenvectors}
     * @param rank number of vectors
     */
    float[] times(float[] vectors, int rank);
  }

  /**
   * The first eigenvectors.
   *
   * @param start linearly independent vectors; the more there are beyond those that are needed, the
   *     sooner these are exact
   * @param rank number of vectors in the start, above 0
   * @param rounds number of multiplications, at least 1
   */
  public static Eigenvectors of(Matrix matrix, float[] start, int rank, int rounds) {
    Eigenvectors found = ofProducts(start, rank);
    for (int round = 0; round < rounds; round++) {
      found = ofProducts(matrix.times(found.vectors, found.rank()), found.rank());
    }
    return found;
  }

  /** The number of vectors. */
  public int rank() {
    return values.length;
  }

  /** The first {@code count} of the vectors; all if there are fewer. */
  public Eigenvectors first(int count) {
    int kept = Math.min(count, rank());
    int rows = rank() == 0 ? 0 : vectors.length / rank();
    float[] some = new float[rows * kept];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(vectors, row * rank(), some, row * kept, kept);
    }
    return new Eigenvectors(some, Arrays.copyOf(values, kept));
  }

  /**
   * Left singular vectors and singular values. Of the products of a matrix with vectors that span
   * an eigenspace, these are its eigenvectors and eigenvalues.
   */
  private static Eigenvectors ofProducts(float[] products, int rank) {
    double[] gram = Gram.of(products, rank);
    double[] squares = eigenvalues(gram, rank);
    int kept = 0;
    while (kept < rank && squares[rank - 1 - kept] > LEAST * squares[rank - 1]) {
      kept++;
    }
    double[] values = new double[kept];
    double[] turn = new double[rank * kept];
    for (int k = 0; k < kept; k++) {
      int vector = rank - 1 - k;
      values[k] = Math.sqrt(squares[vector]);
      for (int row = 0; row < rank; row++) {
        turn[row * kept + k] = gram[vector * rank + row] / values[k];
      }
    }
    return new Eigenvectors(multiplied(products, rank, turn, kept), values);
  }

  /** The eigenvalues, ascending; the matrix is overwritten with an eigenvector in each row. */
  static double[] eigenvalues(double[] matrix, int rank) {
    double[] values = new double[rank];
    double[] work = new double[34 * rank];
    intW info = new intW(0);
    Dsyev.dsyev("V", "U", rank, matrix, 0, rank, values, 0, work, 0, work.length, info);
    if (info.val != 0) {
      throw new IllegalStateException("no eigenvalues of a Gram matrix: dsyev says " + info.val);
    }
    return values;
  }

  private static float[] multiplied(float[] vectors, int rank, double[] turn, int kept) {
    int rows = vectors.length / rank;
    float[] products = new float[rows * kept];
    PanelMatrix matrix = new PanelMatrix(turn, rank, kept);
    for (int first = 0; first < rows; first += PanelMatrix.AT_ONCE) {
      int count = Math.min(PanelMatrix.AT_ONCE, rows - first);
      matrix.multiply(vectors, first, count, products, first * kept);
    }
    return products;
  }
}
