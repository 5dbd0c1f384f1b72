package io.dangol.recommend.rank;

import io.dangol.config.Section;
import java.util.List;

/**
 * What lists are made of, and how long they are.
 *
 * @param targetTypes event types that lists are meant to bring about, and that popularity counts
 * @param listLength items per customer
 * @param maxItems most popular items that can be recommended; the others are left out
 * @param popularityDays window of recent popularity, as-of day included
 * @param requiresStock whether an item with stock 0 is left out; unknown stock passes
 * @param partitions parts that customers are ranked in
 */
public record RankingSettings(
    List<String> targetTypes,
    int listLength,
    int maxItems,
    int popularityDays,
    boolean requiresStock,
    int partitions,
    BlendSettings blend,
    RepeatPolicies repeat) {

  public RankingSettings {
    targetTypes = List.copyOf(targetTypes);
  }

  /** The same for a past date, whose stock is not known. */
  public RankingSettings withoutStock() {
    return new RankingSettings(
        targetTypes, listLength, maxItems, popularityDays, false, partitions, blend, repeat);
  }

  /** Reads the section {@code recommend}. */
  public static RankingSettings read(Section section) {
    List<String> targetTypes = section.texts("target-types");
    if (targetTypes.isEmpty()) {
      section.problem("target-types", "names no event type; purchase or view, for instance");
    }
    return new RankingSettings(
        targetTypes,
        section.integer("list-length", 1, 1000),
        section.integer("max-items", 1, 10_000_000),
        section.days("popularity-days", 1, 3650),
        section.flag("require-stock"),
        section.integer("partitions", 1, 100_000),
        BlendSettings.read(section.section("blend")),
        RepeatPolicies.read(section.section("repeat")));
  }
}
