package io.dangol.recommend.train;

import io.dangol.config.Section;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How MLlib learns factors; keys and ranges in {@code reference.conf}.
 *
 * @param rank number of latent factors
 * @param regularization lambda; MLlib multiplies it by the number of rows of the customer or item
 * @param alpha weight of the feedback in the confidence 1 + alpha * weight
 * @param blocks parts that rows are split into for training; decides the result, unlike the number
 *     of cores
 */
public record AlsSettings(
    int rank, double regularization, double alpha, int iterations, int blocks, Weighting weighting)
    implements TrainerSettings {

  /** What a strength becomes before it is a weight: itself, or log(1 + strength). */
  public enum Weighting {
    LINEAR,
    LOG1P
  }

  static AlsSettings read(Section section) {
    return new AlsSettings(
        section.integer("rank", 1, 2048),
        section.number("regularization", 0, 1000),
        section.number("alpha", 0, 1000),
        section.integer("iterations", 1, 200),
        section.integer("blocks", 1, 10_000),
        section.choice("weighting", Weighting.class));
  }

  @Override
  public Trainer trainer() {
    return new MllibTrainer(this);
  }

  @Override
  public Map<String, String> parameters() {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("rank", String.valueOf(rank));
    parameters.put("regularization", String.valueOf(regularization));
    parameters.put("alpha", String.valueOf(alpha));
    parameters.put("iterations", String.valueOf(iterations));
    parameters.put("blocks", String.valueOf(blocks));
    parameters.put("weighting", weighting.name().toLowerCase(Locale.ROOT));
    return parameters;
  }
}
