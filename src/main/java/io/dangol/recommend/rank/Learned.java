package io.dangol.recommend.rank;

import io.dangol.factor.CustomerEquations;
import io.dangol.factor.FactorShares;
import io.dangol.job.Shared;
import io.dangol.recommend.neighbours.ItemPaths;
import io.dangol.recommend.neighbours.Neighbours;
import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What ranking learns about the items from the histories of the customers.
 *
 * @param paths none if the trainer's dot products are complete without
 * @param shares of own items in the dot products; null if they cannot be told
 * @param segments none unless a shelf asks for them
 */
public record Learned(
    Neighbours neighbours, ItemPaths paths, @Nullable FactorShares shares, SegmentItems segments)
    implements Serializable {

  /**
   * Learns from all customers, or from samples of them.
   *
   * @param interactions those with strength above 0
   */
  public static Learned from(
      Dataset<Row> interactions, Catalogue catalogue, RankingSettings settings) {
    return new Learned(
        CoOccurrence.learned(
            interactions, catalogue, settings.targetTypes(), settings.neighbours()),
        settings
            .paths()
            .map(paths -> CustomerPaths.learned(interactions, catalogue, paths))
            .orElseGet(ItemPaths::none),
        null,
        SegmentItems.NONE);
  }

  /** The same with what divides dot products. */
  Learned with(CustomerEquations equations, Catalogue catalogue) {
    return catalogue.rank > 0 && catalogue.rank <= FactorShares.HIGHEST_RANK
        ? new Learned(
            neighbours,
            paths,
            new FactorShares(equations, catalogue.factors, catalogue.rank, catalogue.withFactors()),
            segments)
        : this;
  }

  /** The same with what segments take. */
  Learned with(SegmentItems items) {
    return new Learned(neighbours, paths, shares, items);
  }

  /** Sends it once to each executor, whatever the number of tasks. */
  public Broadcast<Learned> broadcast() {
    return Shared.withExecutors(this);
  }
}
