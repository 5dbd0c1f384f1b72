package io.dangol.simulate;

import java.util.Locale;

/**
 * One article of the shop.
 *
 * @param number from 0
 * @param popularity weight in random choices, which falls with its rank as in Zipf's law
 * @param consumable whether it is used up and bought again
 * @param cents unit price
 * @param firstDay first day on sale, counted from the first day of the logs; 0 if on sale before
 * @param endDay first day on which it is no longer on sale; {@link #NEVER} if it stays on sale
 */
record SimulatedItem(
    int number,
    Taste taste,
    String category,
    String brand,
    double popularity,
    boolean consumable,
    int cents,
    int firstDay,
    int endDay) {

  static final int NEVER = Integer.MAX_VALUE;

  private static final double ZIPF_EXPONENT = 0.9;
  private static final double INTRODUCED = 0.08;
  private static final double DISCONTINUED = 0.04;
  private static final int MEAN_CENTS = 650;
  private static final String[] BRANDS = {
    "Hillside", "Harbour", "Old Mill", "Sunday", "Nordlys", "Casa Verde", "Mira", "Plain"
  };

  static SimulatedItem of(SimulateSettings settings, int number) {
    Chance chance = Chance.of(settings.seed(), Chance.Purpose.ITEM, number);
    Taste taste = Taste.at(number);
    int turn = number / Taste.count();
    String category =
        settings
            .kind()
            .plan()
            .map(plan -> plan.category(number))
            .orElseGet(() -> taste.category(turn));
    double rank = 1 + chance.uniform() * settings.items();
    boolean introduced = chance.hits(INTRODUCED);
    boolean discontinued = !introduced && chance.hits(DISCONTINUED);
    int change = chance.between(settings.days() / 4, settings.days() * 3 / 4);
    return new SimulatedItem(
        number,
        taste,
        category,
        chance.oneOf(BRANDS),
        StrictMath.pow(rank, -ZIPF_EXPONENT),
        turn / 2 % 2 == 0,
        roundedUp((int) (MEAN_CENTS * chance.logNormal(0.7))),
        introduced ? change : 0,
        discontinued ? change : NEVER);
  }

  String code() {
    return String.format(Locale.ROOT, "A%06d", number);
  }

  String title() {
    String noun = category.substring(category.lastIndexOf("> ") + 2);
    return brand + " " + noun + " " + (number / Taste.count() + 1);
  }

  boolean onSale(int day) {
    return day >= firstDay && day < endDay;
  }

  boolean alwaysOnSale() {
    return firstDay == 0 && endDay == NEVER;
  }

  /** Prices end in nine. */
  private static int roundedUp(int cents) {
    return cents / 10 * 10 + 9;
  }
}
