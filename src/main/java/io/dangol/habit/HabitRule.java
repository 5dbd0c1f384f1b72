package io.dangol.habit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which patterns of a customer are habits.
 *
 * <p>n of the customer's N baskets follow a pattern, as the share q of the shop's do. Its share is
 * (n + w q) / (N + w), as if w more baskets followed the shop: the posterior mean under a beta
 * prior with the mean q and the weight w. The pattern holds if n and the share are large enough,
 * the share is min-lift times q, and so is each of its parts, given the others: of the customer's
 * baskets that follow the others, min-lift times as many follow this part too as of the shop's
 * (shrunk in the same way). A part that adds nothing thus makes no pattern.
 *
 * @param minPurchases fewest baskets that follow it
 * @param minShare least share of the customer's baskets, 0 to 1
 * @param minLift least ratio to the shop's share
 * @param shopWeight w: how many baskets of the customer the shop's share counts for
 * @param most habits of a customer
 */
record HabitRule(int minPurchases, double minShare, double minLift, double shopWeight, int most)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A longer pattern with this share of a shorter one's baskets says all that the shorter does. */
  private static final double NEARLY_ALL = 0.8;

  private static final Comparator<Habit> STRONGEST_FIRST =
      Comparator.comparingDouble(Habit::evidence).reversed().thenComparing(Habit::pattern);

  /**
   * What is known of a pattern.
   *
   * @param shopPurchases number of all baskets of the shop that follow it
   */
  record Known(Tally tally, long shopPurchases) {}

  /** Whether this many of a customer's baskets can be a habit in some shop. */
  boolean mayHold(int purchases, int ofPurchases) {
    return purchases >= minPurchases && share(purchases, ofPurchases, 1) >= minShare;
  }

  /**
   * The habits of a customer, the strongest first; of a pattern and a longer one with nearly the
   * same baskets, only the longer.
   *
   * @param known of all patterns that may hold, and of {@link Pattern#ANY}
   */
  List<Habit> habits(Map<Pattern, Known> known) {
    List<Habit> holding = new ArrayList<>();
    for (Pattern pattern : known.keySet()) {
      if (pattern.length() > 0 && isLifted(pattern, known)) {
        Habit habit = habit(pattern, known);
        if (habit.tally().purchases() >= minPurchases
            && habit.share() >= minShare
            && habit.lift() >= minLift) {
          holding.add(habit);
        }
      }
    }
    return holding.stream()
        .filter(habit -> holding.stream().noneMatch(longer -> saysAllOf(longer, habit)))
        .sorted(STRONGEST_FIRST)
        .limit(most)
        .toList();
  }

  private Habit habit(Pattern pattern, Map<Pattern, Known> known) {
    Known all = known.get(Pattern.ANY);
    Known own = known.get(pattern);
    double shopShare = (double) own.shopPurchases() / all.shopPurchases();
    int ofPurchases = all.tally().purchases();
    double share = share(own.tally().purchases(), ofPurchases, shopShare);
    return new Habit(pattern, own.tally(), ofPurchases, share, shopShare);
  }

  /** Whether each part is, given the others. */
  private boolean isLifted(Pattern pattern, Map<Pattern, Known> known) {
    Known own = known.get(pattern);
    return pattern.shorterByOne().stream()
        .map(known::get)
        .allMatch(
            rest -> {
              double usual = (double) own.shopPurchases() / rest.shopPurchases();
              double share = share(own.tally().purchases(), rest.tally().purchases(), usual);
              return share >= minLift * usual;
            });
  }

  private double share(int purchases, int ofPurchases, double usual) {
    return (purchases + shopWeight * usual) / (ofPurchases + shopWeight);
  }

  private static boolean saysAllOf(Habit longer, Habit habit) {
    return habit.pattern().isPartOf(longer.pattern())
        && longer.tally().purchases() >= NEARLY_ALL * habit.tally().purchases();
  }
}
