package io.dangol.profile;

import static io.dangol.table.Words.JourneyCause.CAME_BACK;
import static io.dangol.table.Words.JourneyCause.FIRST_PURCHASE;
import static io.dangol.table.Words.JourneyCause.FIRST_VISIT;
import static io.dangol.table.Words.JourneyCause.NO_PURCHASE;
import static io.dangol.table.Words.JourneyCause.PURCHASE;
import static io.dangol.table.Words.JourneyCause.USUAL_GAP;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.profile.Journey.Move;
import io.dangol.table.Words.JourneyCause;
import io.dangol.table.Words.JourneyStage;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Regular from the third day, at risk after two usual gaps, lapsed after 90 days. */
class JourneyTest {

  /** The mean gap of the shop is 20 days from day 0 on. */
  private static final ShopGaps TWENTY = new ShopGaps(0, List.of(20.0));

  private static final Journey JOURNEY = new Journey(3, 2.0, 90, TWENTY);

  @Test
  void aVisitorBecomesARegular() {
    assertThat(JOURNEY.moves(0, List.of(5, 20, 30), 40))
        .containsExactly(
            move(0, null, JourneyStage.VISITOR, FIRST_VISIT, "first visit"),
            move(
                5,
                JourneyStage.VISITOR,
                JourneyStage.FIRST_PURCHASE,
                FIRST_PURCHASE,
                "first purchase"),
            move(
                20,
                JourneyStage.FIRST_PURCHASE,
                JourneyStage.REPEAT,
                PURCHASE,
                "second purchase within 15 days"),
            move(
                30,
                JourneyStage.REPEAT,
                JourneyStage.REGULAR,
                PURCHASE,
                "third purchase within 25 days"));
  }

  @Test
  void whoBuysAtOnceWasNoVisitor() {
    assertThat(JOURNEY.moves(5, List.of(5), 10))
        .containsExactly(
            move(5, null, JourneyStage.FIRST_PURCHASE, FIRST_PURCHASE, "first purchase"));
  }

  @Test
  void aBuyerGoesQuietLeavesAndComesBack() {
    // More than two gaps of 20 days, more than 90 days, and a purchase after 95.
    assertThat(JOURNEY.moves(0, List.of(0, 95), 100).stream().skip(1))
        .containsExactly(
            move(
                41,
                JourneyStage.FIRST_PURCHASE,
                JourneyStage.AT_RISK,
                NO_PURCHASE,
                "41 days without a purchase"),
            move(
                91,
                JourneyStage.AT_RISK,
                JourneyStage.LAPSED,
                NO_PURCHASE,
                "91 days without a purchase"),
            move(
                95,
                JourneyStage.LAPSED,
                JourneyStage.REPEAT,
                CAME_BACK,
                "came back after 95 days"));
  }

  @Test
  void fromTheThirdDayOnTheOwnGapCounts() {
    // Gaps of 10 and 20 days, a mean of 15: at risk after 30 days.
    assertThat(JOURNEY.moves(0, List.of(0, 10, 30), 60)).noneMatch(JourneyTest::isAtRisk);
    assertThat(JOURNEY.moves(0, List.of(0, 10, 30), 61).get(3).day()).isEqualTo(61);
  }

  @Test
  void beforeAnyoneCameBackNobodyIsAtRisk() {
    assertThat(new Journey(3, 2.0, 90, ShopGaps.NONE).moves(0, List.of(0), 90)).hasSize(1);
  }

  @Test
  void aGapOfTheShopThatGrowsTakesBackWhatItSaid() {
    // 4 days until day 9, 7.5 days from then on: at risk on day 9 (9 > 8), not on day 10.
    ShopGaps growing =
        ShopGaps.of(List.of(new ShopGaps.Ended(10, 1, 11), new ShopGaps.Ended(6, 1, 4)));

    assertThat(new Journey(3, 2.0, 90, growing).moves(0, List.of(0), 15).stream().skip(1))
        .containsExactly(
            move(
                9,
                JourneyStage.FIRST_PURCHASE,
                JourneyStage.AT_RISK,
                NO_PURCHASE,
                "9 days without a purchase"),
            move(
                10,
                JourneyStage.AT_RISK,
                JourneyStage.FIRST_PURCHASE,
                USUAL_GAP,
                "the usual gap of the shop grew to 7 days"));
  }

  @Test
  void theMeanGapOfTheShopIsThatOfTheGapsThatHaveEnded() {
    ShopGaps gaps =
        ShopGaps.of(List.of(new ShopGaps.Ended(103, 2, 9), new ShopGaps.Ended(101, 1, 6)));

    assertThat(gaps.at(100)).isInfinite();
    assertThat(gaps.at(101)).isEqualTo(6);
    assertThat(gaps.at(102)).isEqualTo(6);
    assertThat(gaps.at(103)).isEqualTo(5);
    assertThat(gaps.at(200)).isEqualTo(5);
  }

  /** Whatever nights ran before: a later night tells the same of the days up to a former one. */
  @Property(tries = 300)
  void aLaterNightTellsTheSamePast(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 300) Integer> days,
      @ForAll @IntRange(max = 350) int former) {
    List<Integer> bought = days.stream().distinct().sorted().toList();
    List<Integer> boughtThen = bought.stream().filter(day -> day <= former).toList();

    assertThat(JOURNEY.moves(0, boughtThen, former))
        .isEqualTo(
            JOURNEY.moves(0, bought, 400).stream().filter(move -> move.day() <= former).toList());
  }

  private static boolean isAtRisk(Move move) {
    return move.to() == JourneyStage.AT_RISK;
  }

  private static Move move(
      int day, @Nullable JourneyStage from, JourneyStage to, JourneyCause cause, String because) {
    return new Move(day, Optional.ofNullable(from), to, cause, because);
  }
}
