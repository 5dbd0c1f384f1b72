package io.dangol.recommend.rank;

import io.dangol.config.Section;

/**
 * How items become neighbours by their customers.
 *
 * @param perItem how many similar items each item keeps
 * @param maxItems with a larger catalogue, there are no neighbours
 * @param customers most customers to learn from
 */
public record NeighbourSettings(int perItem, int maxItems, int customers) {

  static NeighbourSettings read(Section section) {
    return new NeighbourSettings(
        section.integer("per-item", 1, 1000),
        section.integer("max-items", 0, 1_000_000),
        section.integer("customers", 1, 10_000_000));
  }
}
