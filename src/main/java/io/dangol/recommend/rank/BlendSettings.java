package io.dangol.recommend.rank;

import io.dangol.config.Section;
import java.io.Serializable;

/**
 * Weights of the three parts of an item's score; each part is at most 1 before it is weighted.
 *
 * @param own weight of how often the customer took the item
 * @param als weight of the dot product of factors
 * @param popular weight of recent popularity
 * @param popularityExponent the own part is the frequency times (popularity + 1) to this power
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
