package io.dangol.demand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ItemHistoryTest {

  private final ItemHistory item = ItemHistory.of(new int[] {107, 100, 103}, new int[] {5, 2, 3});

  @Test
  void daysMayComeInAnyOrder() {
    assertThat(item.first()).isEqualTo(100);
    assertThat(item.on(99)).isZero();
    assertThat(item.on(100)).isEqualTo(2);
    assertThat(item.on(101)).isZero();
    assertThat(item.on(107)).isEqualTo(5);
    assertThat(item.on(108)).isZero();
  }

  @Test
  void bothEndsAreBetween() {
    assertThat(item.between(100, 103)).isEqualTo(5);
    assertThat(item.between(101, 102)).isZero();
    assertThat(item.between(103, 107)).isEqualTo(8);
    assertThat(item.between(0, 1000)).isEqualTo(10);
    assertThat(item.between(108, 1000)).isZero();
  }

  @Test
  void itIsActiveForSomeDaysAfterABuyer() {
    assertThat(item.lastUpTo(102)).isEqualTo(100);
    assertThat(item.lastUpTo(103)).isEqualTo(103);
    assertThat(item.lastUpTo(1000)).isEqualTo(107);
    assertThat(item.isActive(99, 10)).isFalse();
    assertThat(item.isActive(100, 1)).isTrue();
    assertThat(item.isActive(102, 2)).isFalse();
    assertThat(item.isActive(102, 3)).isTrue();
  }
}
