package io.dangol.churn;

/**
 * Sums loss, gradient and curvature of a logistic regression over examples, at given coefficients.
 *
 * <p>Each example's contribution is rounded to a multiple of 2^-32 and summed as a long, so the
 * same examples give the same bits, whatever their order and partitioning. There is room for some
 * 300 million examples; more throw an {@link ArithmeticException}.
 *
 * <p>The first term is the intercept. With terms x, coefficients b and p = 1 / (1 + exp(-x.b)): the
 * loss is -ln of the probability given to the outcome, the gradient (p - y) x, the curvature p (1 -
 * p) x x' (Hastie, Tibshirani, Friedman: The Elements of Statistical Learning, 2nd edition,
 * equations 4.20 to 4.25).
 */
final class LogisticSums {

  private static final double UNIT = 1L << 32;

  private final int terms;
  private final double[] coefficients;
  private final double[] x;

  /** Examples, positives, loss, gradient, then the lower triangle of the curvature by rows. */
  private final long[] sums;

  /**
   * @param coefficients the intercept, then one per feature
   */
  LogisticSums(double[] coefficients) {
    this.terms = coefficients.length;
    this.coefficients = coefficients.clone();
    this.x = new double[terms];
    this.sums = new long[3 + terms + terms * (terms + 1) / 2];
    x[0] = 1;
  }

  /** Adds one example; {@code features} has a value for each coefficient except the intercept. */
  void add(double[] features, boolean positive) {
    System.arraycopy(features, 0, x, 1, terms - 1);
    double logOdds = 0;
    for (int i = 0; i < terms; i++) {
      logOdds += coefficients[i] * x[i];
    }
    double p = 1 / (1 + StrictMath.exp(-logOdds));
    double residual = positive ? p - 1 : p;
    double weight = p * (1 - p);
    sums[0] = Math.addExact(sums[0], 1);
    sums[1] = Math.addExact(sums[1], positive ? 1 : 0);
    addTo(2, softplus(positive ? -logOdds : logOdds));
    int at = 3 + terms;
    for (int i = 0; i < terms; i++) {
      addTo(3 + i, residual * x[i]);
      for (int j = 0; j <= i; j++) {
        addTo(at++, weight * x[i] * x[j]);
      }
    }
  }

  /** Adds the sums of another instance at the same coefficients, as from {@link #packed}. */
  void addPacked(long[] packed) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Math.addExact(sums[i], packed[i]);
    }
  }

  long[] packed() {
    return sums.clone();
  }

  long examples() {
    return sums[0];
  }

  long positives() {
    return sums[1];
  }

  double meanLoss() {
    return mean(2);
  }

  double meanGradient(int term) {
    return mean(3 + term);
  }

  double meanCurvature(int row, int column) {
    int high = Math.max(row, column);
    return mean(3 + terms + high * (high + 1) / 2 + Math.min(row, column));
  }

  private double mean(int index) {
    return sums[index] / UNIT / sums[0];
  }

  private void addTo(int index, double contribution) {
    sums[index] = Math.addExact(sums[index], Math.round(contribution * UNIT));
  }

  /** ln(1 + exp(t)) without overflow. */
  private static double softplus(double t) {
    return Math.max(t, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(t)));
  }
}
