package io.dangol.habit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PatternTest {

  private static final Pattern TEA_IN_THE_MORNING = new Pattern(7, "morning", "", "");
  private static final Pattern TEA = new Pattern(7, "", "", "");
  private static final Pattern MORNING = new Pattern(0, "morning", "", "");
  private static final Pattern ALL_FOUR = new Pattern(7, "morning", "workday", "web");

  @Test
  void hasAllPatternsThatFollowFromIt() {
    assertThat(TEA_IN_THE_MORNING.withShorter())
        .containsExactlyInAnyOrder(TEA_IN_THE_MORNING, TEA, MORNING, Pattern.ANY);
    assertThat(ALL_FOUR.withShorter()).hasSize(16).doesNotHaveDuplicates();
    assertThat(Pattern.ANY.withShorter()).containsExactly(Pattern.ANY);
  }

  @Test
  void losesOnePartAtATime() {
    assertThat(ALL_FOUR.shorterByOne())
        .containsExactlyInAnyOrder(
            new Pattern(0, "morning", "workday", "web"),
            new Pattern(7, "", "workday", "web"),
            new Pattern(7, "morning", "", "web"),
            new Pattern(7, "morning", "workday", ""));
    assertThat(TEA.shorterByOne()).containsExactly(Pattern.ANY);
  }

  @Test
  void isPartOfALongerOneWithTheSameParts() {
    assertThat(TEA.isPartOf(TEA_IN_THE_MORNING)).isTrue();
    assertThat(MORNING.isPartOf(ALL_FOUR)).isTrue();
    assertThat(TEA.isPartOf(TEA)).isFalse();
    assertThat(TEA.isPartOf(new Pattern(8, "morning", "", ""))).isFalse();
    assertThat(MORNING.isPartOf(new Pattern(7, "evening", "", ""))).isFalse();
    assertThat(new Pattern(0, "", "weekend", "").isPartOf(ALL_FOUR)).isFalse();
    assertThat(new Pattern(0, "", "", "store").isPartOf(ALL_FOUR)).isFalse();
    assertThat(ALL_FOUR.isPartOf(TEA)).isFalse();
  }

  @Test
  void namesItsParts() {
    assertThat(ALL_FOUR.kind()).isEqualTo("category + daypart + day_type + channel");
    assertThat(MORNING.kind()).isEqualTo("daypart");
  }

  @Test
  void aBasketFollowsWhatItHasAndNothingElse() {
    Basket basket = new Basket(100, "morning", "workday", "", List.of(7L, 9L));

    // Any item, 7 and 9, each with and without the part of the day and the type of day.
    assertThat(basket.patterns())
        .hasSize(12)
        .contains(Pattern.ANY, TEA_IN_THE_MORNING, new Pattern(9, "", "workday", ""))
        .allMatch(basket::follows);
    assertThat(basket.follows(new Pattern(8, "", "", ""))).isFalse();
    assertThat(basket.follows(new Pattern(0, "evening", "", ""))).isFalse();
    assertThat(basket.follows(new Pattern(0, "", "weekend", ""))).isFalse();
    assertThat(basket.follows(new Pattern(0, "", "", "web"))).isFalse();
  }

  @Test
  void basketsAreCountedWithTheirLastDay() {
    Basket early = new Basket(100, "morning", "workday", "", List.of(7L));
    Basket late = new Basket(105, "evening", "workday", "", List.of(7L));

    assertThat(Tally.of(List.of(late, early)))
        .containsEntry(Pattern.ANY, new Tally(2, 105))
        .containsEntry(TEA, new Tally(2, 105))
        .containsEntry(TEA_IN_THE_MORNING, new Tally(1, 100))
        .containsEntry(MORNING, new Tally(1, 100));
  }
}
