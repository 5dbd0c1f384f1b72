package io.dangol.recommend.train;

import io.dangol.config.Section;
import io.dangol.factor.Loss;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * The loss that {@code ials} minimises; {@code reference.conf} explains keys and ranges.
 *
 * @param unobservedWeight empty if it follows from the feedback
 */
public record LossSettings(
    OptionalDouble unobservedWeight, double regularization, double exponent) {

  /** How many times the weight of all observed pairs is the weight of all pairs as unobserved. */
  private static final double UNOBSERVED_TO_OBSERVED = 15;

  private static final MathContext DIGITS = new MathContext(3);

  /** Reads the section {@code recommend.ials}. */
  static LossSettings read(Section ials) {
    return new LossSettings(
        ials.numberOrAuto("unobserved-weight", 0, 100),
        ials.number("regularization", 1e-9, 1000),
        ials.number("regularization-exponent", 0, 2));
  }

  /** The same for the same feedback. A weight that follows from it has three digits. */
  Loss of(Feedback feedback) {
    double chosen =
        BigDecimal.valueOf(UNOBSERVED_TO_OBSERVED * feedback.meanWeight())
            .round(DIGITS)
            .doubleValue();
    return new Loss(unobservedWeight.orElse(chosen), regularization, exponent);
  }
}
