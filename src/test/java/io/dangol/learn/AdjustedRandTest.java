package io.dangol.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.learn.AdjustedRand.Cell;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdjustedRandTest {

  @Test
  void equalsAPublishedExample() {
    // Yeung and Ruzzo 2001, their worked example of the index: a table of 3 by 3, 10 objects,
    // 0.313.
    assertThat(
            AdjustedRand.of(
                List.of(
                    new Cell(1, 1, 1),
                    new Cell(1, 2, 1),
                    new Cell(2, 1, 1),
                    new Cell(2, 2, 2),
                    new Cell(2, 3, 1),
                    new Cell(3, 3, 4))))
        .isEqualTo(0.313, within(0.0005));
  }

  @Test
  void doesNotDependOnNames() {
    assertThat(AdjustedRand.of(List.of(new Cell(1, 9, 5), new Cell(2, 1, 7)))).isEqualTo(1);
    // Four customers, evenly crossed: 0 pairs together, 2 * 2 / 6 by chance, 2 at most.
    assertThat(
            AdjustedRand.of(
                List.of(
                    new Cell(1, 1, 1), new Cell(1, 2, 1), new Cell(2, 1, 1), new Cell(2, 2, 1))))
        .isEqualTo(-0.5, within(1e-12));
  }

  @Test
  void isOneForASingleGroupInBothDivisions() {
    assertThat(AdjustedRand.of(List.of(new Cell(1, 4, 100)))).isEqualTo(1);
    assertThat(AdjustedRand.of(List.of())).isEqualTo(1);
  }
}
