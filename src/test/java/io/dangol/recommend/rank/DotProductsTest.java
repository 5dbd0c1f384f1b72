package io.dangol.recommend.rank;

import static io.dangol.recommend.rank.Shops.customer;
import static io.dangol.recommend.rank.Shops.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.recommend.neighbours.ItemPaths;
import io.dangol.recommend.neighbours.Neighbours;
import io.dangol.recommend.neighbours.PathExponents;
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

  /** Customers 0 and 1 have the items at positions 0 and 3, so these speak for each other. */
  @Test
  void addsThePathsOfItemsWithStrength() {
    ItemPaths paths =
        ItemPaths.of(
            new int[][] {{0, 3}, {0, 3}},
            new int[] {2, 2},
            new long[] {2, 0, 0, 2},
            1,
            new PathExponents(0, 0));
    DotProducts added =
        new DotProducts(
            CATALOGUE,
            new Learned(Neighbours.none(CATALOGUE.size), paths, null, SegmentItems.NONE));
    OwnItem forgotten = new OwnItem(3, 0, 1, true, 0, false);

    float[] scores = added.of(customer(List.of(Shops.seen(0, 0.1), forgotten), 2f, 10f));

    assertThat(scores[added.indexOf(0)]).isEqualTo(2 + 0.5f);
    assertThat(scores[added.indexOf(2)]).isEqualTo(10);
    assertThat(scores[added.indexOf(3)]).isEqualTo(46 + 0.5f);
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
