package io.dangol.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * The true properties of one customer, which no log contains.
 *
 * <p>Days count from the first day of the logs; {@code joinedDay} may be negative.
 *
 * @param number from 0
 * @param secondTaste differs from the first
 * @param dropoutDay day from which they have no activity; {@link #NEVER} if they stay
 * @param favouriteHour hour of the day at which they are mostly active
 * @param webShare share of their trips on the web
 * @param tripsPerDay on a usual day, while active
 * @param staples items that they buy regularly; empty for a customer who is not loyal
 */
record SimulatedCustomer(
    int number,
    Taste taste,
    Taste secondTaste,
    int joinedDay,
    int dropoutDay,
    int favouriteHour,
    double webShare,
    double tripsPerDay,
    List<Staple> staples) {

  static final int NEVER = Integer.MAX_VALUE;

  /** An item that runs out every {@code gapDays} days on average. */
  record Staple(int item, double gapDays) {}

  private static final double DAYS_OF_MONTH = 30.4;
  private static final double JOINED_BEFORE = 0.65;
  private static final double LIKELY_TO_LEAVE = 0.4;
  private static final int DAYS_UNTIL_LEAVING = 150;
  private static final int DAYS_OF_THE_FAITHFUL = 3_000;
  private static final Integer[] FAVOURITE_HOURS = {7, 8, 8, 12, 12, 13, 17, 18, 19, 20};

  static SimulatedCustomer of(SimulateSettings settings, Assortment assortment, int number) {
    Chance chance = Chance.of(settings.seed(), Chance.Purpose.CUSTOMER, number);
    int index = chance.between(0, Taste.count() - 1);
    Taste taste = Taste.at(index);
    Taste second = Taste.at(index + chance.between(1, Taste.count() - 1));
    int joined =
        chance.hits(JOINED_BEFORE)
            ? -chance.between(1, 900)
            : chance.between(0, settings.days() - 1);
    boolean leaves = chance.hits(LIKELY_TO_LEAVE);
    double stays = chance.exponential(leaves ? DAYS_UNTIL_LEAVING : DAYS_OF_THE_FAITHFUL);
    int dropout = Math.max(joined, 0) + 1 + (int) stays;
    return new SimulatedCustomer(
        number,
        taste,
        second,
        joined,
        dropout < settings.days() ? dropout : NEVER,
        chance.oneOf(FAVOURITE_HOURS),
        chance.hits(0.4) ? 0.8 : 0.15,
        settings.tripsPerMonth() / DAYS_OF_MONTH * chance.logNormal(0.8),
        chance.hits(settings.loyalShare()) ? staples(assortment, taste, chance) : List.of());
  }

  boolean isStaple(int item) {
    return staples.stream().anyMatch(staple -> staple.item() == item);
  }

  private static List<Staple> staples(Assortment assortment, Taste taste, Chance chance) {
    List<Staple> staples = new ArrayList<>();
    int count = chance.between(1, 2);
    for (int i = 0; i < count; i++) {
      int item =
          assortment.draw(
              taste,
              chance,
              candidate ->
                  candidate.consumable()
                      && candidate.alwaysOnSale()
                      && staples.stream().noneMatch(s -> s.item() == candidate.number()));
      double gap = 7 + 38 * chance.uniform();
      if (item != Assortment.NONE) {
        staples.add(new Staple(item, gap));
      }
    }
    return List.copyOf(staples);
  }
}
