package io.dangol.recommend.rank;

import io.dangol.config.Section;
import io.dangol.table.Words.Shelf;
import java.io.Serializable;
import java.util.List;

/**
 * The shelves that customers get.
 *
 * @param names which ones
 * @param length most items of each
 */
public record ShelfSettings(List<Shelf> names, int length) implements Serializable {

  public ShelfSettings {
    names = List.copyOf(names);
  }

  /** Whether a shelf depends on the customer's segment. */
  boolean needSegments() {
    return names.contains(Shelf.POPULAR_IN_SEGMENT);
  }

  static ShelfSettings read(Section section) {
    return new ShelfSettings(
        section.choices("names", Shelf.class), section.integer("length", 1, 1000));
  }
}
