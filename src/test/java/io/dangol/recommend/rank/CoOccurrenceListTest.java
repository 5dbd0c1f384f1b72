package io.dangol.recommend.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.recommend.neighbours.Neighbours;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoOccurrenceListTest {

  /** Item 0 with 1 twice, with 2 once; item 3 alone. */
  private static final int[][] HISTORIES = {{0, 1}, {0, 1, 2}, {0}, {3}};

  @Test
  void ownItemsVoteForThemselvesAndTheirNeighbours() {
    CoOccurrenceList list = new CoOccurrenceList(Neighbours.of(HISTORIES, 4, 3));
    CustomerHistory customer = Shops.customer(Map.of(2, 1.0, 3, 1.0));

    // 2 and 3 each have 1 for themselves, 1 has 1 / sqrt(2), 0 has 1 / sqrt(3)
    assertThat(list.top(customer, new boolean[4], 10)).containsExactly(2, 3, 1, 0);
    assertThat(list.top(customer, new boolean[] {false, true, true, true}, 10)).containsExactly(0);
  }
}
