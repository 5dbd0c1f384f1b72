package io.dangol.value;

import java.util.List;

/**
 * A fitted model, and how far to trust it.
 *
 * @param estimates one per parameter
 * @param logLikelihood of the data it was fitted to
 * @param converged whether searches from different starts met where the likelihood is flat
 * @param concerns sentences on what the data do not determine; the parameters mean nothing then,
 *     although predictions may be good
 */
record Fit<M>(
    M model,
    List<Estimate> estimates,
    double logLikelihood,
    boolean converged,
    List<String> concerns) {

  /**
   * A fitted parameter.
   *
   * @param logError standard error of the parameter's natural logarithm
   */
  record Estimate(String name, double value, double logError) {}

  Fit {
    estimates = List.copyOf(estimates);
    concerns = List.copyOf(concerns);
  }

  /** Whether the data determine something that parameters decide. */
  boolean isIdentified(String decided) {
    return concerns.stream().noneMatch(c -> c.startsWith(decided + Concerns.NOT_IDENTIFIED));
  }
}
