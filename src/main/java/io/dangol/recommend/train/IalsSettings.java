package io.dangol.recommend.train;

import io.dangol.config.Section;
import io.dangol.factor.Loss;
import java.util.Map;

/**
 * How our own trainer learns; {@code reference.conf} explains keys and ranges. In the loss, a pair
 * counts alpha times its weight.
 *
 * @param epochs how often all customers and all items are updated
 * @param warmEpochs the same if training starts with an earlier night's factors
 * @param maxAgeDays greatest age of those factors; 0 trains from scratch every night
 * @param tolerance training ends with an epoch that lowers the loss by less than this share
 * @param steps conjugate gradient steps of each update
 */
public record IalsSettings(
    Common common,
    LossSettings loss,
    int epochs,
    int warmEpochs,
    int maxAgeDays,
    double tolerance,
    int steps)
    implements TrainerSettings {

  /** Reads the section {@code recommend.ials}. */
  static IalsSettings read(Section ials, Common common) {
    return new IalsSettings(
        common,
        LossSettings.read(ials),
        ials.integer("epochs", 1, 200),
        ials.integer("warm-epochs", 1, 200),
        ials.days("max-age", 0, 365),
        ials.number("tolerance", 0, 1),
        ials.integer("steps", 1, 100));
  }

  @Override
  public Trainer trainer() {
    return new IalsTrainer(this);
  }

  @Override
  public Map<String, String> parameters(Feedback feedback) {
    Map<String, String> parameters = common.parameters(feedback);
    Loss chosen = loss.of(feedback);
    parameters.put("unobserved-weight", String.valueOf(chosen.unobservedWeight()));
    parameters.put("regularization", String.valueOf(chosen.regularization()));
    parameters.put("regularization-exponent", String.valueOf(chosen.exponent()));
    parameters.put("epochs", String.valueOf(epochs));
    parameters.put("warm-epochs", String.valueOf(warmEpochs));
    parameters.put("max-age", maxAgeDays + "d");
    parameters.put("tolerance", String.valueOf(tolerance));
    parameters.put("steps", String.valueOf(steps));
    return parameters;
  }
}
