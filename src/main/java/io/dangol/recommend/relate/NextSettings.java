package io.dangol.recommend.relate;

import io.dangol.config.Section;
import java.io.Serializable;

/**
 * What counts as taken next, and as an upgrade.
 *
 * @param withinDays days within which the next item is taken
 * @param dearerFrom least price of an upgrade, in prices of the item
 * @param dearerTo greatest price of an upgrade, in prices of the item
 */
record NextSettings(int withinDays, double dearerFrom, double dearerTo) implements Serializable {

  static NextSettings read(Section section) {
    NextSettings settings =
        new NextSettings(
            section.days("within", 1, 3650),
            section.number("dearer-from", 1, 1000),
            section.number("dearer-to", 1, 1000));
    if (settings.dearerTo <= settings.dearerFrom) {
      section.problem("dearer-to", "must be above dearer-from: no item could be an upgrade");
    }
    return settings;
  }
}
