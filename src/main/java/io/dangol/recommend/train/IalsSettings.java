package io.dangol.recommend.train;

import io.dangol.config.Section;
import io.dangol.factor.Loss;
import io.dangol.recommend.train.AlsSettings.Weighting;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How our own trainer learns; keys and ranges in {@code reference.conf}.
 *
 * @param rank number of latent factors
 * @param alpha a pair's weight in the loss is alpha times its weight
 * @param blocks parts that customers are divided into; decides the last digits of the result
 * @param epochs times that customers and items are moved
 * @param warmEpochs the same where the factors of an earlier night are there to begin from
 * @param maxAgeDays how old these may be; 0 for beginning anew every night
 * @param tolerance training ends with an epoch that lowers the loss by a smaller share
 * @param steps conjugate gradient steps of each move
 */
public record IalsSettings(
    int rank,
    double alpha,
    int blocks,
    Weighting weighting,
    Loss loss,
    int epochs,
    int warmEpochs,
    int maxAgeDays,
    double tolerance,
    int steps)
    implements TrainerSettings {

  /**
   * Reads the section {@code recommend.ials}.
   *
   * @param mllib gives what both trainers share
   */
  static IalsSettings read(Section ials, AlsSettings mllib) {
    return new IalsSettings(
        mllib.rank(),
        mllib.alpha(),
        mllib.blocks(),
        mllib.weighting(),
        new Loss(
            ials.number("unobserved-weight", 0, 100),
            ials.number("regularization", 1e-9, 1000),
            ials.number("regularization-exponent", 0, 2)),
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
  public Map<String, String> parameters() {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("rank", String.valueOf(rank));
    parameters.put("alpha", String.valueOf(alpha));
    parameters.put("blocks", String.valueOf(blocks));
    parameters.put("weighting", weighting.name().toLowerCase(Locale.ROOT));
    parameters.put("unobserved-weight", String.valueOf(loss.unobservedWeight()));
    parameters.put("regularization", String.valueOf(loss.regularization()));
    parameters.put("regularization-exponent", String.valueOf(loss.exponent()));
    parameters.put("epochs", String.valueOf(epochs));
    parameters.put("warm-epochs", String.valueOf(warmEpochs));
    parameters.put("max-age", maxAgeDays + "d");
    parameters.put("tolerance", String.valueOf(tolerance));
    parameters.put("steps", String.valueOf(steps));
    return parameters;
  }
}
