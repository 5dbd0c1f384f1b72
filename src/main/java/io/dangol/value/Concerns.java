package io.dangol.value;

import io.dangol.value.Family.Parameter;
import io.dangol.value.Fit.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says in words which parameters of a fit the data do not determine. */
final class Concerns {

  /** A parameter that differs from its usual value by more than this factor means nothing. */
  static final double MOST_UNUSUAL = 500;

  /** Follows, in a sentence, what the data do not determine. */
  static final String NOT_IDENTIFIED = " is not identified";

  private static final double LARGEST_ERROR = 1;

  private Concerns() {}

  /**
   * One sentence for each thing that is not identified, in the order of the parameters that decide
   * it, and then what the family itself has to say.
   *
   * @param usual the parameters where the search started
   */
  static <M> List<String> of(
      Family<M, ?> family, M model, List<Estimate> estimates, double[] usual) {
    Map<String, String> sentences = new LinkedHashMap<>();
    for (int i = 0; i < usual.length; i++) {
      Parameter parameter = family.parameters().get(i);
      String unknown = parameter.decides();
      concern(estimates.get(i), usual[i])
          .ifPresent(why -> sentences.putIfAbsent(unknown, unknown + NOT_IDENTIFIED + ": " + why));
    }
    List<String> concerns = new ArrayList<>(sentences.values());
    family.concern(model).ifPresent(concerns::add);
    return concerns;
  }

  private static Optional<String> concern(Estimate estimate, double usual) {
    double ratio = estimate.value() / usual;
    if (ratio > MOST_UNUSUAL || ratio < 1 / MOST_UNUSUAL) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%s is %.3g, must be within a factor of %.0f of %.3g",
              estimate.name(),
              estimate.value(),
              MOST_UNUSUAL,
              usual));
    }
    return estimate.logError() <= LARGEST_ERROR
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the standard error of ln %s is %.2f, must be at most %.0f",
                estimate.name(),
                estimate.logError(),
                LARGEST_ERROR));
  }
}
