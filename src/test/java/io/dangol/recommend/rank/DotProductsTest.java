package io.dangol.recommend.rank;

import static io.dangol.recommend.rank.Shops.item;
import static io.dangol.recommend.rank.Shops.shopper;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    assertThat(byPosition(last)).containsExactly(1, 0, 1, 7);
    assertThat(byPosition(first)).containsExactly(2, 0, 10, 46);
    assertThat(products.of(unknown)).isEmpty();
    assertThat(products.knows(unknown)).isFalse();
  }

  @Test
  void whoWasNotPreparedIsAGroupAlone() {
    products.prepare(List.of(shopper(Map.of(), 2f, 10f)));

    assertThat(byPosition(shopper(Map.of(), 0f, -1f))).containsExactly(0, 0, -1, -4);
  }

  @Test
  void aFullGroupFillsSeveralTiles() {
    List<Shopper> group =
        IntStream.range(0, DotProducts.GROUP).mapToObj(c -> shopper(Map.of(), c, 1f)).toList();

    products.prepare(group);

    for (int c = 0; c < DotProducts.GROUP; c++) {
      assertThat(products.of(group.get(c))).containsExactlyInAnyOrder(c, 1, 3 * c + 4);
    }
  }

  /** 0 where an item has no factors. */
  private float[] byPosition(Shopper shopper) {
    float[] places = products.of(shopper);
    float[] positions = new float[CATALOGUE.size];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = products.place(i) < 0 ? 0 : places[products.place(i)];
    }
    return positions;
  }
}
