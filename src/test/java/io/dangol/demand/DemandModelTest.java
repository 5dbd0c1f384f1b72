package io.dangol.demand;

import static io.dangol.demand.DemandFixtures.MONDAY;
import static io.dangol.demand.DemandFixtures.item;
import static io.dangol.demand.DemandFixtures.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DemandModelTest {

  private static final int AS_OF = MONDAY + 420;
  private static final int LAST_YEAR = AS_OF - 364;

  @Test
  void anItemHasTheSeasonOfTheShop() {
    DemandModel even = model(shop(MONDAY, AS_OF, day -> 1_000));
    DemandModel season =
        model(shop(MONDAY, AS_OF, day -> day > LAST_YEAR && day <= LAST_YEAR + 7 ? 2_000 : 1_000));
    ItemHistory item = item(MONDAY, AS_OF, day -> 2);

    assertThat(even.forecast(item, Horizon.WEEK).expected()).isCloseTo(14, within(0.2));
    assertThat(even.forecast(item, Horizon.MONTH).expected()).isCloseTo(60, within(1.0));
    assertThat(season.forecast(item, Horizon.WEEK).expected()).isCloseTo(28, within(0.5));
    assertThat(season.forecast(item, Horizon.MONTH).expected()).isCloseTo(74, within(1.5));
  }

  private static DemandModel model(ShopDays shop) {
    return new DemandModel(
        AS_OF,
        shop,
        DayWeights.of(shop, AS_OF),
        new LevelPrior(1, 1),
        Map.of(Horizon.WEEK, new Memory(56, 0), Horizon.MONTH, new Memory(56, 0.1)));
  }
}
