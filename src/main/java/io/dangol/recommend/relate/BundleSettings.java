package io.dangol.recommend.relate;

import io.dangol.config.Section;
import java.io.Serializable;

/**
 * Which sets of items are bundles.
 *
 * @param listLength bundles of each size
 * @param perItem bundles of each size that an item is in
 * @param maxSize items of a bundle
 * @param minTogether least number of baskets with all items
 * @param minLogLikelihoodRatio least log-likelihood ratio of a bundle
 * @param maxCandidates sets of each size that are tried
 */
record BundleSettings(
    int listLength,
    int perItem,
    int maxSize,
    int minTogether,
    double minLogLikelihoodRatio,
    int maxCandidates)
    implements Serializable {

  static BundleSettings read(Section section) {
    return new BundleSettings(
        section.integer("list-length", 1, 1_000_000),
        section.integer("per-item", 1, 1000),
        section.integer("max-size", 2, 4),
        section.integer("min-together", 1, 1_000_000),
        section.number("min-log-likelihood-ratio", 0, 1e9),
        section.integer("max-candidates", 1, 1_000_000));
  }
}
