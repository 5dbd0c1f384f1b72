package io.dangol.demand;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;

/**
 * What forecasts the items of a shop as of a day.
 *
 * @param asOf the last day that is known
 */
record DemandModel(
    int asOf, ShopDays shop, DayWeights weights, LevelPrior prior, Map<Horizon, Memory> memories)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  DemandModel {
    memories = new EnumMap<>(memories);
  }

  Forecast forecast(ItemHistory item, Horizon horizon) {
    Memory memory = memory(horizon);
    Level level = Level.at(new int[] {asOf}, item, weights, prior, memory.halfLife())[0];
    double weight = weights.ahead(asOf + 1, horizon.days()) * season(horizon);
    return Forecast.of(level.ahead(weight, memory.drift()));
  }

  TrendEvidence trend(ItemHistory item, double margin) {
    return TrendEvidence.of(item, asOf, shop.age(asOf), weights, margin);
  }

  Memory memory(Horizon horizon) {
    return memories.get(horizon);
  }

  /** The factor of the time of year. */
  double season(Horizon horizon) {
    return Season.factor(shop, weights, asOf, horizon.days(), memory(horizon).halfLife());
  }
}
