package io.dangol.timing;

import io.dangol.learn.QuasiNewton;
import java.util.List;

/**
 * Fits a {@link GapModel} by maximum likelihood, with the open gaps in the likelihood: gaps that
 * are closed by now are the shorter ones, and a fit on these alone would promise too much.
 *
 * <p>The parameters are searched as logarithms (the memory as log-odds). A penalty that is too weak
 * to be seen holds those that the data say nothing about.
 */
final class GapFit {

  /** Where the search starts, for gaps in units of the usual one. */
  private static final GapModel START =
      new GapModel(1, 1, 0.6, 3, 0.75, new double[] {0.2, 0.2, 0.2, 0.2, 0.2});

  private static final double PENALTY = 0.01;
  private static final double PRECISION = 1e-5;

  /** In units of ln; nothing is computed beyond. */
  private static final double FURTHEST = 12;

  private GapFit() {}

  /**
   * The most likely model.
   *
   * @param customers in units in which gaps are about 1; at least one
   * @param given how many purchases each customer has at least; what came after them is fitted
   */
  static GapModel fit(List<Gaps> customers, int given) {
    double[] start = coordinates(START);
    return model(new QuasiNewton(at -> loss(at, start, customers, given), PRECISION).from(start));
  }

  /** Mean negative log-likelihood of a customer, with the penalty. */
  private static double loss(double[] at, double[] start, List<Gaps> customers, int given) {
    double squares = 0;
    for (int i = 0; i < at.length; i++) {
      if (!(Math.abs(at[i]) < FURTHEST)) {
        return Double.POSITIVE_INFINITY;
      }
      squares += (at[i] - start[i]) * (at[i] - start[i]);
    }
    double likelihood = model(at).logLikelihood(customers, given);
    return (PENALTY * squares - likelihood) / customers.size();
  }

  private static double[] coordinates(GapModel model) {
    double[] at = new double[4 + GapModel.KINDS];
    at[0] = StrictMath.log(model.usual());
    at[1] = StrictMath.log(model.time());
    at[2] = StrictMath.log(model.leaves());
    at[3] = StrictMath.log(model.stays());
    at[4] = StrictMath.log(model.memory() / (1 - model.memory()));
    for (int kind = 1; kind < GapModel.KINDS; kind++) {
      at[4 + kind] = StrictMath.log(model.weights()[kind] / model.weights()[0]);
    }
    return at;
  }

  private static GapModel model(double[] at) {
    double[] weights = new double[GapModel.KINDS];
    weights[0] = 1;
    double sum = 1;
    for (int kind = 1; kind < weights.length; kind++) {
      weights[kind] = StrictMath.exp(at[4 + kind]);
      sum += weights[kind];
    }
    for (int kind = 0; kind < weights.length; kind++) {
      weights[kind] /= sum;
    }
    return new GapModel(
        StrictMath.exp(at[0]),
        StrictMath.exp(at[1]),
        StrictMath.exp(at[2]),
        StrictMath.exp(at[3]),
        1 / (1 + StrictMath.exp(-at[4])),
        weights);
  }
}
