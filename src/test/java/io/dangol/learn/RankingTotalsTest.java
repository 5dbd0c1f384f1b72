package io.dangol.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class RankingTotalsTest {

  /** The shares of the catalogue positions 0 to 3. */
  private static final double[] SHARES = {0.5, 0.25, 0.125, 0.125};

  @Test
  void averagesCustomersAndCountsACustomerWithoutAListAsZero() {
    RankingTotals totals = new RankingTotals(2);
    totals.add(new int[] {0, 1}, new boolean[] {true, false}, 1, SHARES);
    totals.add(new int[] {}, new boolean[] {}, 3, SHARES);

    assertThat(totals.metrics("als", "all", 4, "by hand"))
        .extracting(Metric::name, Metric::value)
        .containsExactly(
            tuple("recall@2", 0.5),
            tuple("ndcg@2", 0.5),
            tuple("map@2", 0.5),
            tuple("hit_rate@2", 0.5),
            tuple("mrr@2", 0.5),
            tuple("coverage@2", 0.5),
            tuple("novelty@2", 1.5));
  }

  @Test
  void namesModelPopulationAndSample() {
    RankingTotals totals = new RankingTotals(1);
    totals.add(new int[] {3}, new boolean[] {true}, 1, SHARES);

    assertThat(totals.metrics("als", "new", 4, "by hand"))
        .contains(new Metric("als", "new", "coverage@1", 0.25, 1, "by hand"))
        .contains(new Metric("als", "new", "novelty@1", 3.0, 1, "by hand"));
  }

  @Test
  void mergedPartsEqualTheWhole() {
    RankingTotals whole = new RankingTotals(2);
    RankingTotals merged = new RankingTotals(2);
    for (int item = 0; item < 4; item++) {
      RankingTotals part = new RankingTotals(2);
      boolean[] hits = {item == 2, item == 1};
      whole.add(new int[] {item, (item + 1) % 4}, hits, 2, SHARES);
      part.add(new int[] {item, (item + 1) % 4}, hits, 2, SHARES);
      merged.merge(part.sums(), part.shown());
    }

    assertThat(merged.metrics("m", "all", 4, "")).isEqualTo(whole.metrics("m", "all", 4, ""));
  }

  @Test
  void hasNoFiguresWithoutACustomer() {
    assertThat(new RankingTotals(10).metrics("als", "all", 4, "")).isEmpty();
  }

  @Test
  void hasNoNoveltyWhereNothingWasShown() {
    RankingTotals totals = new RankingTotals(1);
    totals.add(new int[] {}, new boolean[] {}, 1, SHARES);

    assertThat(totals.metrics("als", "all", 4, ""))
        .extracting(Metric::name)
        .doesNotContain("novelty@1");
  }
}
