package io.dangol.recommend.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ItemBuyersTest {

  private static final double CLOSE = 1e-12;

  @Test
  void anItemThatSellsAsEverHasNoTrend() {
    assertThat(buyers(7, 30, 90).trend()).isCloseTo(0, within(CLOSE));
    assertThat(buyers(0, 0, 0).trend()).isZero();
    assertThat(buyers(10, 43, 90).weekTrend()).isCloseTo(0, within(CLOSE));
  }

  @Test
  void trendsCompareAMonthWithAQuarterAndAWeekWithAMonth() {
    // ln((3 * 39 + 3) / (57 + 3)) and ln((4.3 * 20 + 2) / (42 + 2)): twice as much as before
    assertThat(buyers(0, 39, 57).trend()).isCloseTo(Math.log(2), within(CLOSE));
    assertThat(buyers(20, 42, 0).weekTrend()).isCloseTo(Math.log(2), within(CLOSE));
  }

  @Test
  void trendsAreBounded() {
    assertThat(buyers(0, 0, 1_000_000).trend()).isEqualTo(-2);
    assertThat(buyers(1_000_000, 0, 0).weekTrend()).isEqualTo(2);
  }

  @Test
  void theShareWhoCameBackIsDrawnToTheMean() {
    ItemBuyers item = new ItemBuyers(0, 0, 0, 0, 0, 15, 5, ItemBuyers.NEVER);

    // (5 + 5 * 0.2) / (15 + 5)
    assertThat(item.again(0.2)).isCloseTo(0.3, within(CLOSE));
    assertThat(Shops.buyers(0, 0).again(0.2)).isCloseTo(0.2, within(CLOSE));
  }

  @Test
  void ageCountsFromTheFirstPurchase() {
    assertThat(new ItemBuyers(0, 1, 0, 0, 0, 0, 0, 0).ageDays(2 * 86_400_000L)).isEqualTo(2);
    assertThat(Shops.buyers(0, 0).ageDays(2 * 86_400_000L)).isZero();
  }

  private static ItemBuyers buyers(long week, long month, long quarter) {
    return new ItemBuyers(0, 0, week, month, quarter, 0, 0, ItemBuyers.NEVER);
  }
}
