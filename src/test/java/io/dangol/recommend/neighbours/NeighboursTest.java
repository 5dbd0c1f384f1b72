package io.dangol.recommend.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NeighboursTest {

  /** Item 0 with 1 twice, with 2 once; item 3 alone. */
  private static final int[][] HISTORIES = {{0, 1}, {0, 1, 2}, {0}, {3}};

  @Test
  void eachCandidateChoosesWhoMayVoteForIt() {
    Neighbours neighbours = Neighbours.of(HISTORIES, 4, 1);

    // 0 chooses 1, 1 chooses 0, 2 chooses 1: so 0 votes for 1, and 1 for 0 and 2.
    assertThat(neighbours.starts).containsExactly(0, 1, 3, 3, 3);
    assertThat(neighbours.items).containsExactly(1, 0, 2);
    // 2 / sqrt(3 * 2), the same, 1 / sqrt(1 * 2)
    assertThat(neighbours.cosines)
        .containsExactly(new float[] {0.8164966f, 0.8164966f, 0.70710677f}, within(1e-6f));
  }

  @Test
  void aShopWithoutCommonItemsHasNone() {
    assertThat(Neighbours.none(4).isEmpty()).isTrue();
    assertThat(Neighbours.of(new int[][] {{0}, {1}}, 2, 5).isEmpty()).isTrue();
    assertThat(Neighbours.of(HISTORIES, 4, 1).isEmpty()).isFalse();
  }
}
