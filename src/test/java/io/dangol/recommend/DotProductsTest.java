package io.dangol.recommend;

import static io.dangol.recommend.Shops.item;
import static io.dangol.recommend.Shops.shopper;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DotProductsTest {

  private static final Catalogue CATALOGUE =
      Catalogue.of(List.of(item(1, 5, 1f, 0f), item(2, 4), item(3, 3, 0f, 1f), item(4, 2, 3f, 4f)));

  private final DotProducts products = new DotProducts(CATALOGUE);

  @Test
  void givesEachOfAGroupTheirOwn() {
    Shopper first = shopper(Map.of(), 2f, 10f);
    Shopper unknown = shopper(Map.of());
    Shopper last = shopper(Map.of(), 1f, 1f);

    products.prepare(List.of(first, unknown, last));

    assertThat(products.of(last)).containsExactly(1, 0, 1, 7);
    assertThat(products.of(first)).containsExactly(2, 0, 10, 46);
    assertThat(products.knows(unknown)).isFalse();
  }

  @Test
  void whoWasNotPreparedIsAGroupAlone() {
    products.prepare(List.of(shopper(Map.of(), 2f, 10f)));

    assertThat(products.of(shopper(Map.of(), 0f, -1f))).containsExactly(0, 0, -1, -4);
  }
}
