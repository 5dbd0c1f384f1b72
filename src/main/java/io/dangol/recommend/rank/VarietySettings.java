package io.dangol.recommend.rank;

import io.dangol.config.Section;
import java.io.Serializable;

/**
 * How far lists keep items apart that are described alike.
 *
 * @param weight of an item's relevance, 0 to 1; the rest is that of its difference from the others
 */
record VarietySettings(double weight) implements Serializable {

  static VarietySettings read(Section section) {
    return new VarietySettings(section.number("weight", 0, 1));
  }

  /** Whether relevance alone counts, so that lists stay as they are. */
  boolean isOff() {
    return weight >= 1;
  }
}
