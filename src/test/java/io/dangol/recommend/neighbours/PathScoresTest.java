package io.dangol.recommend.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PathScoresTest {

  private static final PathExponents NO_EXPONENTS = new PathExponents(0, 0);

  /** Of four customers one has item 0 alone, one has 0 and 1, and two have 1 and 2. */
  private static final int[][] HISTORIES = {{0}, {0, 1}, {1, 2}, {1, 2}};

  private static final int[] CUSTOMER_DEGREES = {1, 2, 2, 2};
  private static final long[] ITEM_DEGREES = {2, 3, 2};

  /**
   * From item 0 to item 1 there is one path, over a customer of two: 1/2 / sqrt(2 x 3). Back to
   * item 0 there are two: (1 + 1/2) / 2. To item 2 there is none.
   */
  @Test
  void sumsUpThePathsFromAnItem() {
    PathScores scores = scores(NO_EXPONENTS, 1);

    assertThat(scores.of(new int[] {0}))
        .containsExactly(new double[] {0.75, 0.5 / Math.sqrt(6), 0}, within(1e-12));
  }

  @Test
  void addsUpWhatSeveralItemsSay() {
    PathScores scores = scores(NO_EXPONENTS, 1);
    double[] first = scores.of(new int[] {0}).clone();
    double[] last = scores.of(new int[] {2}).clone();

    double[] both = scores.of(new int[] {0, 2});

    for (int item = 0; item < 3; item++) {
      assertThat(both[item]).isCloseTo(first[item] + last[item], within(1e-12));
    }
    assertThat(both[2]).isGreaterThan(0);
  }

  @Test
  void anItemCountsByItsNumberOfCustomers() {
    double plain = scores(NO_EXPONENTS, 1).of(new int[] {0})[1];

    double own = scores(new PathExponents(0.1, 0), 1).of(new int[] {0})[1];
    double popular = scores(new PathExponents(0, 0.45), 1).of(new int[] {0})[1];

    assertThat(own).isCloseTo(plain * Math.pow(2, -0.1), within(1e-12));
    assertThat(popular).isCloseTo(plain * Math.pow(3, 0.45), within(1e-12));
  }

  @Test
  void aSampleStandsForAll() {
    double[] all = scores(NO_EXPONENTS, 1).of(new int[] {0, 1}).clone();

    double[] estimated = scores(NO_EXPONENTS, 0.25).of(new int[] {0, 1});

    for (int item = 0; item < 3; item++) {
      assertThat(estimated[item]).isCloseTo(4 * all[item], within(1e-12));
    }
  }

  @Test
  void withoutPathsNothingIsAdded() {
    assertThat(new PathScores(ItemPaths.none()).isEmpty()).isTrue();
    assertThat(scores(NO_EXPONENTS, 1).isEmpty()).isFalse();
    assertThat(scores(NO_EXPONENTS, 1).of(new int[0])).containsExactly(0, 0, 0);
  }

  private static PathScores scores(PathExponents exponents, double sample) {
    return new PathScores(
        ItemPaths.of(HISTORIES, CUSTOMER_DEGREES, ITEM_DEGREES, sample, exponents));
  }
}
