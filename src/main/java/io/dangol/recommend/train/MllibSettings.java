package io.dangol.recommend.train;

import io.dangol.config.Section;
import java.util.Map;

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

  @Override
  public Map<String, String> parameters(Feedback feedback) {
    Map<String, String> parameters = common.parameters(feedback);
    parameters.put("regularization", String.valueOf(regularization));
    parameters.put("iterations", String.valueOf(iterations));
    return parameters;
  }
}
