package io.dangol.factor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BestItemsTest {

  @Test
  void positiveAndNegativeZeroAreTied() {
    BestItems best = new BestItems(2);
    best.add(0f, 7);
    best.add(-0f, 3);

    assertThat(best.takes(-0f, 5)).isTrue();
    assertThat(best.takes(0f, 8)).isFalse();
    assertThat(best.take().positions()).containsExactly(3, 7);
  }
}
