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
  void keepsOneHoweverSmall() {
    assertThat(merged(100, 3, 0, 0)).containsExactly(0, 0, 0);
  }

  /** Centres at 0, 4 and 9. */
  private static int[] merged(long minimum, long... sizes) {
    return SmallSegments.merged(new double[][] {{0}, {4}, {9}}, sizes, minimum);
  }
}
