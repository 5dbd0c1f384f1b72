package io.dangol.recommend;

import io.dangol.config.Section;
import java.util.List;

/**
 * Everything of the configuration's {@code recommend} section.
 *
 * @param targetTypes event types that lists are meant to bring about, and that popularity counts
 * @param listLength items per customer
 * @param maxItems most popular items that can be recommended; the others are left out
 * @param popularityDays window of recent popularity, as-of day included
 * @param requiresStock whether an item with stock 0 is left out; unknown stock passes
 * @param partitions parts that customers are ranked in
 */
public record RecommendSettings(
    List<String> targetTypes,
    int listLength,
    int maxItems,
    int popularityDays,
    boolean requiresStock,
    int partitions,
    TrainerSettings trainer,
    BlendSettings blend,
    RepeatPolicies repeat,
    EvaluationSettings evaluation) {

  public RecommendSettings {
    targetTypes = List.copyOf(targetTypes);
  }

  /** The same for a past date, whose stock is not known. */
  RecommendSettings withoutStock() {
    return new RecommendSettings(
        targetTypes,
        listLength,
        maxItems,
        popularityDays,
        false,
        partitions,
        trainer,
        blend,
        repeat,
        evaluation);
  }

  /** Reads the section {@code recommend}. */
  public static RecommendSettings read(Section section) {
    List<String> targetTypes = section.texts("target-types");
    if (targetTypes.isEmpty()) {
      section.problem("target-types", "names no event type; purchase or view, for instance");
    }
    return new RecommendSettings(
        targetTypes,
        section.integer("list-length", 1, 1000),
        section.integer("max-items", 1, 10_000_000),
        section.days("popularity-days", 1, 3650),
        section.flag("require-stock"),
        section.integer("partitions", 1, 100_000),
        TrainerSettings.read(section),
        BlendSettings.read(section.section("blend")),
        RepeatPolicies.read(section.section("repeat")),
        EvaluationSettings.read(section.section("evaluation")));
  }
}
