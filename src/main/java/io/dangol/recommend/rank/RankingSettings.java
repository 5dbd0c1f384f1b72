package io.dangol.recommend.rank;

import io.dangol.config.Section;
import io.dangol.job.Run;
import java.util.List;
import java.util.Optional;

/**
 * How the customers' lists are made.
 *
 * @param targetTypes event types that lists aim at, and that popularity counts
 * @param listLength items per customer
 * @param leastNew items of the list, at least, that the customer never took
 * @param maxItems how many items can be recommended; the least popular are left out
 * @param popularityDays window of recent popularity, including the as-of day
 * @param requiresStock whether an item with stock 0 is left out; unknown stock passes
 * @param partitions number of Spark partitions in which customers are ranked
 * @param paths what ranking adds to the dot products, if the trainer leaves it to ranking
 */
public record RankingSettings(
    List<String> targetTypes,
    int listLength,
    int leastNew,
    int maxItems,
    int popularityDays,
    boolean requiresStock,
    int partitions,
    BlendSettings blend,
    NeighbourSettings neighbours,
    VarietySettings variety,
    ExplorationSettings exploration,
    ShelfSettings shelves,
    Optional<PathSettings> paths,
    RepeatPolicies repeat) {

  public RankingSettings {
    targetTypes = List.copyOf(targetTypes);
  }

  /** What the lists themselves depend on. */
  public ListSettings lists() {
    return new ListSettings(blend, listLength, leastNew, variety, shelves);
  }

  /** How a night makes its lists. */
  ListPlan plan(Run run, ListChoice choice, NightRules rules) {
    return new ListPlan(
        lists(),
        choice,
        rules,
        new Exploration(exploration, run.seed(), run.asOf()),
        run.end().toEpochMilli());
  }

  /** The same settings for a past date, whose stock is not known. */
  public RankingSettings withoutStock() {
    return new RankingSettings(
        targetTypes,
        listLength,
        leastNew,
        maxItems,
        popularityDays,
        false,
        partitions,
        blend,
        neighbours,
        variety,
        exploration,
        shelves,
        paths,
        repeat);
  }

  /** Reads the section {@code recommend}. */
  public static RankingSettings read(Section section, Optional<PathSettings> paths) {
    section.renamed("evaluation.neighbours", "neighbours.per-item");
    section.renamed("evaluation.co-occurrence-items", "neighbours.max-items");
    section.renamed("evaluation.co-occurrence-customers", "neighbours.customers");
    List<String> targetTypes = section.texts("target-types");
    if (targetTypes.isEmpty()) {
      section.problem("target-types", "names no event type; purchase or view, for instance");
    }
    return new RankingSettings(
        targetTypes,
        section.integer("list-length", 1, 1000),
        section.integer("least-new", 0, 1000),
        section.integer("max-items", 1, 10_000_000),
        section.days("popularity-days", 1, 3650),
        section.flag("require-stock"),
        section.integer("partitions", 1, 100_000),
        BlendSettings.read(section.section("blend")),
        NeighbourSettings.read(section.section("neighbours")),
        VarietySettings.read(section.section("variety")),
        ExplorationSettings.read(section.section("exploration")),
        ShelfSettings.read(section.section("shelves")),
        paths,
        RepeatPolicies.read(section.section("repeat")));
  }
}
