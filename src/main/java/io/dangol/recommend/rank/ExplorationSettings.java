package io.dangol.recommend.rank;

import io.dangol.config.Section;
import java.io.Serializable;

/**
 * How often a list ends with an item that is drawn.
 *
 * @param share of the customers whose list does, 0 to 1
 * @param among most items that one is drawn from
 */
record ExplorationSettings(double share, int among) implements Serializable {

  static ExplorationSettings read(Section section) {
    return new ExplorationSettings(
        section.number("share", 0, 1), section.integer("among", 1, 1000));
  }
}
