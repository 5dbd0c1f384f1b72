package io.dangol.habit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.habit.HabitRule.Known;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HabitRuleTest {

  /** Four baskets, half of all, 1.5 times the shop; the shop counts for four baskets. */
  private static final HabitRule RULE = new HabitRule(4, 0.5, 1.5, 4, 5);

  private static final Pattern TEA = new Pattern(7, "", "", "");
  private static final Pattern MORNING = new Pattern(0, "morning", "", "");
  private static final Pattern TEA_IN_THE_MORNING = new Pattern(7, "morning", "", "");

  /** Of the customer's baskets and of 1,000 of the shop. */
  private final Map<Pattern, Known> known = new HashMap<>();

  @Test
  void theShareIsShrunkToThatOfTheShop() {
    all(8);
    knows(MORNING, 6, 250);

    // (6 + 4 * 0.25) / (8 + 4) = 7 / 12, of 1 / 4 in the shop.
    Habit habit = RULE.habits(known).get(0);
    assertThat(habit.share()).isCloseTo(7 / 12.0, within(1e-12));
    assertThat(habit.shopShare()).isEqualTo(0.25);
    assertThat(habit.lift()).isCloseTo(7 / 3.0, within(1e-12));
    assertThat(habit.ofPurchases()).isEqualTo(8);
    assertThat(habit.evidence()).isCloseTo(6 * Math.log(7 / 3.0), within(1e-12));
  }

  @Test
  void whatTheWholeShopDoesIsNoHabit() {
    all(8);
    // (8 + 4 * 0.5) / 12 = 0.8333 is 1.67 times 0.5; (8 + 4 * 0.6) / 12 = 0.8667 is 1.44 times 0.6.
    knows(MORNING, 8, 500);
    assertThat(patterns()).containsExactly(MORNING);
    knows(MORNING, 8, 600);
    assertThat(patterns()).isEmpty();
  }

  @Test
  void twoPartsThatGoTogetherAreNoHabitWhereTheShopHasThemNearlyAsOften() {
    all(100);
    // Given either, the other is (55 + 4 * 4 / 7) / 66 = 0.868, 1.52 times 4 / 7; both together
    // are (55 + 4 * 0.4) / 104 = 0.544, 1.36 times 0.4.
    knows(TEA, 62, 700);
    knows(MORNING, 62, 700);
    knows(TEA_IN_THE_MORNING, 55, 400);

    assertThat(patterns()).isEmpty();
  }

  @Test
  void aHabitHoldsForEnoughPurchasesAndEnoughOfThem() {
    all(8);
    // (5 + 4 * 0.25) / 12 = 0.5; (4 + 4 * 0.25) / 12 = 0.4167.
    knows(MORNING, 5, 250);
    assertThat(patterns()).containsExactly(MORNING);
    knows(MORNING, 4, 250);
    assertThat(patterns()).isEmpty();

    all(3);
    knows(MORNING, 3, 250);
    assertThat(patterns()).isEmpty();
    all(4);
    knows(MORNING, 4, 250);
    assertThat(patterns()).containsExactly(MORNING);
  }

  @Test
  void aPartThatTheShopHasTooAddsNothing() {
    all(10);
    knows(TEA, 8, 100);
    knows(MORNING, 8, 800);
    // All of the customer's tea is bought in the morning, as 9 of 10 of the shop's is.
    knows(TEA_IN_THE_MORNING, 8, 90);

    assertThat(patterns()).containsExactly(TEA);
  }

  @Test
  void aPartThatIsTheCustomersOwnMakesALongerHabitThatSaysAll() {
    all(10);
    knows(TEA, 8, 100);
    knows(MORNING, 8, 200);
    knows(TEA_IN_THE_MORNING, 8, 30);

    assertThat(patterns()).containsExactly(TEA_IN_THE_MORNING);
  }

  @Test
  void aShorterHabitStaysIfItHasClearlyMoreBaskets() {
    all(20);
    knows(TEA, 20, 100);
    knows(MORNING, 15, 200);
    // 15 of 20 is less than four fifths, and as many as the mornings.
    knows(TEA_IN_THE_MORNING, 15, 30);
    assertThat(patterns()).containsExactly(TEA_IN_THE_MORNING, TEA);

    knows(TEA_IN_THE_MORNING, 16, 30);
    knows(MORNING, 16, 200);
    assertThat(patterns()).containsExactly(TEA_IN_THE_MORNING);
  }

  @Test
  void theStrongestAreKeptAndTiesGoByTheirParts() {
    all(10);
    Pattern coffee = new Pattern(3, "", "", "");
    Pattern web = new Pattern(0, "", "", "web");
    knows(TEA, 8, 100);
    knows(coffee, 8, 100);
    knows(web, 10, 300);
    assertThat(patterns()).containsExactly(coffee, TEA, web);

    HabitRule two = new HabitRule(4, 0.5, 1.5, 4, 2);
    assertThat(two.habits(known)).extracting(Habit::pattern).containsExactly(coffee, TEA);
  }

  @Test
  void onlyWhatMayHoldInSomeShopIsLookedAt() {
    // (4 + 4) / (12 + 4) = 0.5 even if all of the shop do it.
    assertThat(RULE.mayHold(4, 12)).isTrue();
    assertThat(RULE.mayHold(4, 13)).isFalse();
    assertThat(RULE.mayHold(3, 3)).isFalse();
  }

  private void all(int purchases) {
    known.clear();
    knows(Pattern.ANY, purchases, 1_000);
  }

  private void knows(Pattern pattern, int own, long shop) {
    known.put(pattern, new Known(new Tally(own, 15_000), shop));
  }

  private List<Pattern> patterns() {
    return RULE.habits(known).stream().map(Habit::pattern).toList();
  }
}
