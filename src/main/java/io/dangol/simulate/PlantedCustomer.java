package io.dangol.simulate;

import java.util.Optional;

/**
 * The true properties of one customer of a shop with a plan.
 *
 * <p>Customers join at a constant rate and leave at a constant one, so a shop has as many of each
 * kind at the end of its logs as at their beginning.
 *
 * @param number from 0
 * @param gapDays mean days between trips
 * @param joinedDay the day of the first trip, from the first day of the logs; may be negative
 * @param leftDay from which they have no trip; {@link #NEVER} if they are still there at the end
 */
record PlantedCustomer(
    int number,
    PlantedSegment segment,
    double gapDays,
    int joinedDay,
    int leftDay,
    Optional<PlantedHabit> habit) {

  static final int NEVER = Integer.MAX_VALUE;

  private static final double GAP_SIGMA = 0.15;
  private static final int OLDEST_DAYS = 3_650;

  static PlantedCustomer of(SimulateSettings settings, ShopPlan plan, int number) {
    Chance chance = Chance.of(settings.seed(), Chance.Purpose.CUSTOMER, number);
    PlantedSegment segment = plan.segment(chance.uniform());
    double gap = segment.gapDays() * chance.logNormal(GAP_SIGMA);
    double stays = segment.staysDays();
    boolean joinedBefore = chance.hits(stays / (stays + settings.days()));
    int joined =
        joinedBefore
            ? -1 - Math.min(OLDEST_DAYS, (int) chance.exponential(stays))
            : chance.between(0, settings.days() - 1);
    int left = Math.max(joined, 0) + 1 + (int) chance.exponential(stays);
    return new PlantedCustomer(
        number,
        segment,
        gap,
        joined,
        left < settings.days() ? left : NEVER,
        chance.hits(segment.habitShare())
            ? Optional.of(PlantedHabit.of(chance))
            : Optional.empty());
  }

  /** Days to the next trip where the season's factor is 1, and all days are alike. */
  double gap(Chance chance) {
    double gap = 0;
    for (int i = 0; i < segment.shape(); i++) {
      gap += chance.exponential(gapDays / segment.shape());
    }
    return gap;
  }
}
