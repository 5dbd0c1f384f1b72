package io.dangol.recommend.rules;

import static io.dangol.recommend.rules.RuleShop.replacements;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The shop's lists have four items; without rules everybody's is abcd, and ef are left. */
class ReplacementsTest {

  @Test
  void theNextOnesAreThoseAfterTheListsEnd() {
    assertThat(replacements("", 9)).isEqualTo("ef");
    assertThat(replacements("", 1)).isEqualTo("e");
    assertThat(replacements("r { action = exclude, items = [e] }", 9)).isEqualTo("f");
  }

  @Test
  void theyAreInTheOrderOfTheirWeighedScores() {
    // The list is abcf.
    assertThat(replacements("r { action = boost, items = [f], factor = 1.6 }", 9)).isEqualTo("de");
    // f: .4 x 1.3 = .52 is above e and below d.
    assertThat(replacements("r { action = boost, items = [f], factor = 1.3 }", 9)).isEqualTo("fe");
  }

  @Test
  void moreOfAKindThanARuleAllowsIsNotAmongThem() {
    // The list is acdf; without f it has all that are allowed of Oak (a, d) and Vine (c).
    assertThat(
            replacements(
                """
                oak { action = at-most, most = 2, per = rule, brands = [Oak] }
                vine { action = at-most, most = 1, per = rule, brands = [Vine] }
                tea { action = at-most, most = 1, per = rule, items = [a, b] }
                """,
                9))
        .isEmpty();
  }

  @Test
  void theLastItemMakesRoomForAnotherOfItsKind() {
    // The list is acef; a and b are one kind, and d and e another, of which e is in the list.
    assertThat(
            replacements(
                """
                tea { action = at-most, most = 1, per = rule, items = [a, b] }
                last { action = at-most, most = 1, per = rule, items = [f, n] }
                """,
                9))
        .isEqualTo("f");
  }

  @Test
  void anItemThatARulePinsToTheLastRankStays() {
    assertThat(replacements("r { action = pin, items = [n], rank = 4 }", 9)).isEmpty();
    // Pinned further up, it does not keep the last item.
    assertThat(replacements("r { action = pin, items = [n], rank = 1 }", 9)).isEqualTo("def");
  }
}
