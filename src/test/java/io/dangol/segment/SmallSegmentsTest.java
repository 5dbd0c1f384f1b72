package io.dangol.segment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmallSegmentsTest {

  @Test
  void leavesLargeOnesAlone() {
    assertThat(merged(10, 50, 60, 70)).containsExactly(0, 1, 2);
  }

  @Test
  void joinsASmallOneToTheNearest() {
    assertThat(merged(10, 50, 60, 3)).containsExactly(0, 1, 1);
  }

  @Test
  void goesOnUntilAllAreLargeEnough() {
    assertThat(merged(10, 3, 4, 70)).containsExactly(2, 2, 2);
  }

  @Test
  void mergedCentresMoveToTheirCommonMean() {
    // 0 joins 3, which moves to 2: 5.5 was nearer to 3 than to 8.5, and is further from 2.
    assertThat(
            SmallSegments.merged(
                new double[][] {{0}, {3}, {5.5}, {8.5}}, new long[] {4, 8, 9, 50}, 10))
        .containsExactly(1, 1, 3, 3);
  }

  @Test
  void keepsOneHoweverSmall() {
    assertThat(merged(100, 3, 0, 0)).containsExactly(0, 0, 0);
  }

  /** Centres at 0, 4 and 9. */
  private static int[] merged(long minimum, long... sizes) {
    return SmallSegments.merged(new double[][] {{0}, {4}, {9}}, sizes, minimum);
  }
}
