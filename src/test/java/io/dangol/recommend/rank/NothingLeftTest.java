package io.dangol.recommend.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NothingLeftTest {

  @Test
  void nothingIsLeftForACustomerWhoTookEverythingOnSale() {
    Catalogue items =
        Shops.catalogue(List.of(item(1, true, 5), item(2, true, 3), item(3, false, 2)));

    assertThat(NothingLeft.isOf(items, excluded(items, 1, 2))).isTrue();
    assertThat(NothingLeft.isOf(items, excluded(items, 1))).isFalse();
  }

  @Test
  void anItemThatNobodyEverTookIsNotOffered() {
    Catalogue items = Shops.catalogue(List.of(item(1, true, 5), item(2, true, 0)));

    assertThat(NothingLeft.isOf(items, excluded(items, 1))).isTrue();
  }

  @Test
  void ifNothingIsOnSaleTheRulesAreNotTheCause() {
    Catalogue items = Shops.catalogue(List.of(item(1, false, 5)));

    assertThat(NothingLeft.isOf(items, excluded(items))).isFalse();
    assertThat(NothingLeft.isOf(Shops.catalogue(List.of()), new boolean[0])).isFalse();
  }

  private static boolean[] excluded(Catalogue items, long... ids) {
    boolean[] excluded = new ItemFilter(items).inactive();
    for (long id : ids) {
      excluded[items.position(id)] = true;
    }
    return excluded;
  }

  private static CatalogueItem item(long id, boolean isActive, long ever) {
    return Shops.item(id, ever, ever, isActive, RepeatPolicy.ONCE, List.of());
  }
}
