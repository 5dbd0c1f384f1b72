package io.dangol.recommend.relate;

import io.dangol.config.Section;
import java.io.Serializable;

/**
 * Which items are related; keys and ranges in {@code reference.conf}.
 *
 * @param listLength related items of each kind
 * @param windowDays days of the log that count, including the as-of day
 * @param minTogether least number of baskets or customers with both items
 * @param minLogLikelihoodRatio least log-likelihood ratio of a related item
 * @param minCosine least cosine of factors
 * @param itemsPerGroup only a sample of this size counts of a basket or customer with more items
 * @param next what counts as taken next
 * @param bundles which sets are bundles
 */
public record RelatedSettings(
    int listLength,
    int windowDays,
    int minTogether,
    double minLogLikelihoodRatio,
    double minCosine,
    int itemsPerGroup,
    NextSettings next,
    BundleSettings bundles)
    implements Serializable {

  /** Reads the section {@code related}. */
  public static RelatedSettings read(Section section) {
    return new RelatedSettings(
        section.integer("list-length", 1, 1000),
        section.days("window", 1, 3650),
        section.integer("min-together", 1, 1_000_000),
        section.number("min-log-likelihood-ratio", 0, 1e9),
        section.number("min-cosine", 0, 1),
        section.integer("items-per-group", 2, 100_000),
        NextSettings.read(section.section("next")),
        BundleSettings.read(section.section("bundles")));
  }
}
