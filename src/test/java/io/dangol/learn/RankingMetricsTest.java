package io.dangol.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankingMetricsTest {

  /** Ranks 1 and 3 of three are hits; four items were wanted. */
  private static final boolean[] HITS = {true, false, true};

  private static final double LOG2_OF_3 = 1.584962500721156;

  @Test
  void givesTheFiguresWorkedOutByHand() {
    assertThat(RankingMetrics.recall(HITS, 4, 3)).isEqualTo(0.5);
    // (1 + 1/2) / (1 + 1/log2(3) + 1/2)
    assertThat(RankingMetrics.ndcg(HITS, 4, 3))
        .isCloseTo(1.5 / (1.5 + 1 / LOG2_OF_3), within(1e-12));
    // (1/1 + 2/3) / 3
    assertThat(RankingMetrics.averagePrecision(HITS, 4, 3)).isCloseTo(5.0 / 9, within(1e-12));
    assertThat(RankingMetrics.hitRate(HITS, 3)).isEqualTo(1);
    assertThat(RankingMetrics.reciprocalRank(new boolean[] {false, true}, 3)).isEqualTo(0.5);
    assertThat(RankingMetrics.information(0.25)).isEqualTo(2);
  }

  @Test
  void aListShorterThanKHasMissesAtItsMissingRanks() {
    assertThat(RankingMetrics.averagePrecision(new boolean[] {true}, 2, 10)).isEqualTo(0.5);
    assertThat(RankingMetrics.ndcg(new boolean[] {true}, 2, 10))
        .isCloseTo(1 / (1 + 1 / LOG2_OF_3), within(1e-12));
  }

  @Test
  void countsOnlyTheFirstKRanks() {
    assertThat(RankingMetrics.recall(HITS, 2, 2)).isEqualTo(0.5);
    assertThat(RankingMetrics.reciprocalRank(new boolean[] {false, true}, 1)).isZero();
  }

  @Test
  void anEmptyListIsZero() {
    boolean[] none = {};

    assertThat(RankingMetrics.recall(none, 3, 10)).isZero();
    assertThat(RankingMetrics.ndcg(none, 3, 10)).isZero();
    assertThat(RankingMetrics.averagePrecision(none, 3, 10)).isZero();
    assertThat(RankingMetrics.hitRate(none, 10)).isZero();
    assertThat(RankingMetrics.reciprocalRank(none, 10)).isZero();
  }

  @Test
  void refusesACustomerWhoWantedNothing() {
    assertThatThrownBy(() -> RankingMetrics.recall(HITS, 0, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("wanted is 0, must be at least 1");
  }

  @Property
  void everyFigureIsBetweenZeroAndOne(
      @ForAll @Size(max = 12) boolean[] hits,
      @ForAll @IntRange(min = 0, max = 30) int missed,
      @ForAll @IntRange(min = 1, max = 12) int k) {
    int wanted = Math.max(1, count(hits) + missed);

    assertThat(RankingMetrics.recall(hits, wanted, k)).isBetween(0.0, 1.0);
    assertThat(RankingMetrics.ndcg(hits, wanted, k)).isBetween(0.0, 1.0);
    assertThat(RankingMetrics.averagePrecision(hits, wanted, k)).isBetween(0.0, 1.0);
    assertThat(RankingMetrics.reciprocalRank(hits, k)).isBetween(0.0, 1.0);
  }

  @Property
  void aPerfectListIsOne(
      @ForAll @IntRange(min = 1, max = 30) int wanted, @ForAll @IntRange(min = 1, max = 12) int k) {
    boolean[] hits = new boolean[Math.min(k, wanted)];
    Arrays.fill(hits, true);

    assertThat(RankingMetrics.ndcg(hits, wanted, k)).isEqualTo(1);
    assertThat(RankingMetrics.averagePrecision(hits, wanted, k)).isEqualTo(1);
    assertThat(RankingMetrics.hitRate(hits, k)).isEqualTo(1);
    assertThat(RankingMetrics.reciprocalRank(hits, k)).isEqualTo(1);
  }

  @Property
  void aHitThatMovesUpNeverLowersAFigure(
      @ForAll @Size(min = 2, max = 12) boolean[] hits,
      @ForAll @IntRange(min = 0, max = 10) int at,
      @ForAll @IntRange(min = 1, max = 12) int k) {
    int i = at % (hits.length - 1);
    boolean[] better = hits.clone();
    better[i] = hits[i] || hits[i + 1];
    better[i + 1] = hits[i] && hits[i + 1];
    int wanted = Math.max(1, count(hits));

    assertThat(RankingMetrics.ndcg(better, wanted, k))
        .isGreaterThanOrEqualTo(RankingMetrics.ndcg(hits, wanted, k));
    assertThat(RankingMetrics.averagePrecision(better, wanted, k))
        .isGreaterThanOrEqualTo(RankingMetrics.averagePrecision(hits, wanted, k) - 1e-12);
    assertThat(RankingMetrics.reciprocalRank(better, k))
        .isGreaterThanOrEqualTo(RankingMetrics.reciprocalRank(hits, k));
  }

  private static int count(boolean[] hits) {
    int found = 0;
    for (boolean hit : hits) {
      found += hit ? 1 : 0;
    }
    return found;
  }
}
