package io.dangol.value;

import java.util.List;
import java.util.Optional;

/**
 * A kind of model whose parameters can be fitted.
 *
 * @param <M> the model
 * @param <T> what it sees of a customer
 */
interface Family<M, T extends Comparable<T>> {

  /**
   * A parameter.
   *
   * @param name as in the papers
   * @param decides what nobody knows if the data do not determine the parameter
   */
  record Parameter(String name, String decides) {}

  /** All of them are positive. */
  List<Parameter> parameters();

  /** The model with these parameters, in their order. */
  M model(double[] parameters);

  double logLikelihood(M model, Counted<T> data);

  /** Parameters of about the right size for these data, where searches start. */
  double[] usual(Counted<T> data);

  /** What makes a fitted model useless although its parameters are identified, in words. */
  default Optional<String> concern(M model) {
    return Optional.empty();
  }
}
