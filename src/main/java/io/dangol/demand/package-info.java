/**
 * Says how many buyers each item will have, and whether they become more or fewer.
 *
 * <p>Reads {@code silver.events}; writes {@code gold.item_demand}, {@code ops.metrics} and {@code
 * ops.models}. In order: {@link io.dangol.demand.ItemHistory} has the buyers of an item by day,
 * {@link io.dangol.demand.DayWeights} say how much a day counts, {@link
 * io.dangol.demand.LevelPrior} what a usual item sells, {@link io.dangol.demand.DemandFit} how fast
 * the past is forgotten, and {@link io.dangol.demand.DemandModel} makes of these what comes, and
 * {@link io.dangol.demand.TrendEvidence} what changed. May use what all stages may use, but no
 * other stage.
 */
@NullMarked
package io.dangol.demand;

import org.jspecify.annotations.NullMarked;
