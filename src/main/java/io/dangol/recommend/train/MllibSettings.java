package io.dangol.recommend.train;

import io.dangol.config.Section;
import io.dangol.factor.CustomerEquations;
import io.dangol.factor.Loss;
import java.util.Map;
import java.util.Optional;

/**
 * How MLlib learns factors; {@code reference.conf} explains keys and ranges.
 *
 * @param regularization lambda; MLlib multiplies it by the number of rows of the customer or item
 * @param iterations sweeps over customers and items
 */
public record MllibSettings(Common common, double regularization, int iterations)
    implements TrainerSettings {

  /** Reads the section {@code recommend.mllib}. */
  static MllibSettings read(Section mllib, Common common) {
    return new MllibSettings(
        common, mllib.number("regularization", 0, 1000), mllib.integer("iterations", 1, 200));
  }

  @Override
  public Trainer trainer() {
    return new MllibTrainer(this);
  }

  /** Lambda times the number of rows is the penalty; without one there may be no solution. */
  @Override
  public Optional<CustomerEquations> equations() {
    return regularization > 0
        ? Optional.of(common.equations(1, 1, new Loss(0, regularization, 1)))
        : Optional.empty();
  }

  @Override
  public Map<String, String> parameters() {
    Map<String, String> parameters = common.parameters();
    parameters.put("regularization", String.valueOf(regularization));
    parameters.put("iterations", String.valueOf(iterations));
    return parameters;
  }
}
