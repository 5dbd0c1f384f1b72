package io.dangol.recommend.rank;

import static io.dangol.recommend.rank.Shops.customer;
import static io.dangol.recommend.rank.Shops.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DotProductsTest {

  private static final Catalogue CATALOGUE =
      Shops.catalogue(
          List.of(item(1, 5, 1f, 0f), item(2, 4), item(3, 3, 0f, 1f), item(4, 2, 3f, 4f)));

  private final DotProducts products = new DotProducts(CATALOGUE);

  @Test
  void givesEachCustomerOfAGroupTheirOwnProducts() {
    CustomerHistory first = customer(Map.of(), 2f, 10f);
    CustomerHistory unknown = customer(Map.of());
    CustomerHistory last = customer(Map.of(), 1f, 1f);

    products.prepare(List.of(first, unknown, last));

    assertThat(byPosition(last)).containsExactly(1, 0, 1, 7);
    assertThat(byPosition(first)).containsExactly(2, 0, 10, 46);
    assertThat(products.of(unknown)).isEmpty();
    assertThat(products.knows(unknown)).isFalse();
  }

  @Test
  void aCustomerWhoWasNotPreparedIsAGroupAlone() {
    products.prepare(List.of(customer(Map.of(), 2f, 10f)));

    assertThat(byPosition(customer(Map.of(), 0f, -1f))).containsExactly(0, 0, -1, -4);
  }

  @Test
  void aFullGroupFillsSeveralTiles() {
    List<CustomerHistory> group =
        IntStream.range(0, DotProducts.GROUP).mapToObj(c -> customer(Map.of(), c, 1f)).toList();

    products.prepare(group);

    for (int c = 0; c < DotProducts.GROUP; c++) {
      assertThat(products.of(group.get(c))).containsExactlyInAnyOrder(c, 1, 3 * c + 4);
    }
  }

  /** The product of the item at each position; 0 if it has no factors. */
  private float[] byPosition(CustomerHistory customer) {
    float[] byIndex = products.of(customer);
    float[] positions = new float[CATALOGUE.size];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = products.indexOf(i) < 0 ? 0 : byIndex[products.indexOf(i)];
    }
    return positions;
  }
}
