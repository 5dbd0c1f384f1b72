package io.dangol.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.learn.AdjustedRand.Cell;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlapTest {

  @Test
  void aSegmentGoesOnWhereMoreThanHalfAreInCommon() {
    // 8 of 8 + 2 + 1 in either, 6 of 6 + 2 + 1.
    assertThat(matched(new Cell(5, 0, 8), new Cell(5, 1, 2), new Cell(3, 0, 1), new Cell(3, 1, 6)))
        .containsExactly(5, 3);
  }

  @Test
  void halfIsNotEnough() {
    // Segment 5 is cut into two halves, and segment 3 gets all of one that was its own.
    assertThat(matched(new Cell(5, 0, 5), new Cell(5, 1, 5))).containsExactly(0, 0);
    assertThat(matched(new Cell(5, 0, 6), new Cell(5, 1, 5))).containsExactly(5, 0);
  }

  @Test
  void newCustomersDoNotCount() {
    assertThat(matched(new Cell(Placement.NONE, 0, 90), new Cell(2, 0, 6), new Cell(2, 1, 1)))
        .containsExactly(2, 0);
  }

  private static List<Integer> matched(Cell... cells) {
    return Overlap.matched(List.of(cells), 2);
  }
}
