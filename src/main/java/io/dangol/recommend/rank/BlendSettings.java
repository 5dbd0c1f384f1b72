package io.dangol.recommend.rank;

import io.dangol.config.Section;
import java.io.Serializable;

/**
 * Weights of what proposes an item; each score is at most 1 before it is weighted.
 *
 * @param own weight of the customer's own items
 * @param als weight of the factors' dot product
 * @param popular weight of recent popularity
 * @param popularityExponent an own item's score is its frequency times (popularity + 1) to this
 */
public record BlendSettings(double own, double als, double popular, double popularityExponent)
    implements Serializable {

  static BlendSettings read(Section section) {
    BlendSettings blend =
        new BlendSettings(
            section.number("own", 0, 100),
            section.number("als", 0, 100),
            section.number("popular", 0, 100),
            section.number("popularity-exponent", 0, 2));
    if (blend.sum() <= 0) {
      section.problem("own", "the weights own, als and popular are all 0: nothing would be ranked");
    }
    return blend;
  }

  double sum() {
    return own + als + popular;
  }
}
