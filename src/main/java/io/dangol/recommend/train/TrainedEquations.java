package io.dangol.recommend.train;

import io.dangol.factor.CustomerEquations;
import io.dangol.factor.Loss;
import io.dangol.recommend.train.TrainerSettings.Weighting;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the equations that the customers' factors of a night solve from {@code ops.models}. */
public final class TrainedEquations {

  private TrainedEquations() {}

  /**
   * The equations of a model.
   *
   * @param version of the model
   * @param parameters as {@link TrainerSettings#parameters} gave them
   * @return empty for a model of another kind, and for {@code mllib} without regularization, whose
   *     equations may have no solution
   */
  public static Optional<CustomerEquations> of(String version, Map<String, String> parameters) {
    if (version.startsWith(IalsTrainer.NAME + "-")) {
      double unobserved = number(parameters, "unobserved-weight");
      Loss loss =
          new Loss(
              unobserved,
              number(parameters, "regularization"),
              number(parameters, "regularization-exponent"));
      return Optional.of(equations(parameters, unobserved, 0, loss));
    }
    if (version.startsWith(MllibTrainer.NAME + "-")) {
      // Lambda times the number of rows.
      Loss loss = new Loss(0, number(parameters, "regularization"), 1);
      return Optional.of(loss)
          .filter(positive -> positive.regularization() > 0)
          .map(positive -> equations(parameters, 1, 1, positive));
    }
    return Optional.empty();
  }

  private static CustomerEquations equations(
      Map<String, String> parameters, double gramWeight, double target, Loss loss) {
    Weighting weighting = Weighting.valueOf(text(parameters, "weighting").toUpperCase(Locale.ROOT));
    return new CustomerEquations(
        gramWeight, target, number(parameters, "alpha"), weighting == Weighting.LOG1P, loss);
  }

  private static double number(Map<String, String> parameters, String name) {
    return Double.parseDouble(text(parameters, name));
  }

  private static String text(Map<String, String> parameters, String name) {
    String text = parameters.get(name);
    if (text == null) {
      throw new IllegalArgumentException("the parameters of a model lack " + name);
    }
    return text;
  }
}
