package io.dangol.recommend.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExplorationTest {

  private static final LocalDate DAY = LocalDate.parse("2026-01-10");

  private final Exploration tenth = exploration("share = 0.1, among = 4", 7, DAY);

  @Test
  void theShareOfCustomersWhoseListIsExploredIsTheConfiguredOne() {
    // 200 of 2,000, whose standard deviation is 13.4.
    assertThat(explored(tenth)).hasSizeBetween(160, 240);
    assertThat(explored(exploration("share = 1", 7, DAY))).hasSize(2000);
  }

  @Test
  void everyItemIsDrawnEquallyOften() {
    Exploration always = exploration("share = 1", 7, DAY);

    for (int item = 0; item < 4; item++) {
      int drawn = item;
      // 500 of 2,000, whose standard deviation is 19.4.
      assertThat(
              LongStream.rangeClosed(1, 2000)
                  .filter(customer -> always.of(customer, 4).drawn().getAsInt() == drawn))
          .hasSizeBetween(440, 560);
    }
  }

  @Test
  void theProbabilitiesOfAllThatTheLastRankCouldHaveAddUpToOne() {
    double stays = propensity(tenth, 4, false);
    double isDrawn = propensity(tenth, 4, true);

    assertThat(stays).isEqualTo(0.9);
    assertThat(isDrawn).isEqualTo(0.025);
    assertThat(stays + 4 * isDrawn).isCloseTo(1, within(1e-12));
  }

  @Test
  void otherNightsAndSeedsExploreOtherCustomers() {
    assertThat(explored(exploration("share = 0.1", 7, DAY.plusDays(1))))
        .isNotEqualTo(explored(tenth));
    assertThat(explored(exploration("share = 0.1", 8, DAY))).isNotEqualTo(explored(tenth));
    assertThat(explored(exploration("share = 0.1", 7, DAY))).isEqualTo(explored(tenth));
  }

  @Test
  void withNothingToDrawFromTheListIsCertain() {
    assertThat(explored(exploration("share = 0", 7, DAY))).isEmpty();
    assertThat(tenth.of(1, 0).propensity()).isEqualTo(1);
    assertThat(exploration("share = 1", 7, DAY).of(1, 0).drawn()).isEmpty();
    assertThat(Shops.ranking().exploration().share()).isZero();
  }

  @Test
  void wrongValuesAreNamed() {
    assertThatThrownBy(() -> exploration("share = 10, among = 0", 7, DAY))
        .hasMessageContaining("recommend.exploration.share is 10, must be 0 to 1")
        .hasMessageContaining("recommend.exploration.among is 0, must be 1 to 1000");
  }

  private static List<Long> explored(Exploration exploration) {
    return LongStream.rangeClosed(1, 2000)
        .filter(customer -> exploration.of(customer, 4).drawn().isPresent())
        .boxed()
        .toList();
  }

  /** That of the first customer whose last item stays or is drawn. */
  private static double propensity(Exploration exploration, int items, boolean isDrawn) {
    return LongStream.rangeClosed(1, 2000)
        .mapToObj(customer -> exploration.of(customer, items))
        .filter(draw -> draw.drawn().isPresent() == isDrawn)
        .findFirst()
        .orElseThrow()
        .propensity();
  }

  private static Exploration exploration(String lines, long seed, LocalDate asOf) {
    return new Exploration(
        Shops.settings("exploration { " + lines + " }").ranking().exploration(), seed, asOf);
  }
}
