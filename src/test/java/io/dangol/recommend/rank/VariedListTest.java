package io.dangol.recommend.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.recommend.neighbours.Neighbours;
import io.dangol.table.Words.Population;
import io.dangol.table.Words.Shelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A shop of four cups, the most popular items, four plates, and one item that nothing describes.
 */
class VariedListTest {

  private final Catalogue catalogue =
      Shops.catalogue(
          List.of(
              item(1, 90, "cup"),
              item(2, 80, "cup"),
              item(3, 70, "cup"),
              item(4, 60, "cup"),
              item(5, 50, "plate"),
              item(6, 40, "plate"),
              item(7, 30, "plate"),
              item(8, 20, "plate"),
              item(9, 10)));

  private final CustomerHistory nobody = Shops.customer(Map.of());
  private final boolean[] none = new boolean[9];

  @Test
  void itemsDescribedAlikeAreApart() {
    // Second: a cup has .5 x 8/9 - .5, a plate .5 x 5/9.
    assertThat(list("0.5", 4)).containsExactly(0, 4, 8, 1);
  }

  @Test
  void byDefaultTheModelsListIsLeftAlone() {
    ListModels night = night("list-length = 4");
    ListModel model = night.byKind().get(ListKind.BLEND);

    assertThat(night.varied(model, Shops.ranking().lists().variety(), 4)).isSameAs(model);
    assertThat(night.byKind()).doesNotContainKey(ListKind.BLEND_WITH_VARIETY);
    assertThat(list("1.0", 4)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void aShopThatAsksForVarietySeesItsPriceInTheEvaluation() {
    assertThat(night("list-length = 4, variety.weight = 0.5").byKind())
        .hasEntrySatisfying(
            ListKind.BLEND_WITH_VARIETY,
            model -> assertThat(model.top(nobody, none, 3)).containsExactly(0, 4, 8));
    assertThat(ListKind.BLEND_WITH_VARIETY.isBaseline()).isFalse();
  }

  @Test
  void aShorterListIsTheBeginningOfALongerOne() {
    assertThat(list("0.5", 2)).containsExactly(0, 4);
    // After the four of the list's length the others come in the model's order.
    assertThat(list("0.5", 9)).containsExactly(0, 4, 8, 1, 2, 3, 5, 6, 7);
  }

  @Test
  void excludedItemsStayOut() {
    boolean[] excluded = none.clone();
    excluded[4] = true;

    assertThat(variedList("0.5").top(nobody, excluded, 3)).containsExactly(0, 5, 8);
  }

  @Test
  void theShelfOfNewItemsIsVariedAndNoOther() {
    ListSettings settings =
        Shops.settings("variety.weight = 0.5, shelves.length = 3").ranking().lists();
    ShelfLists shelves =
        new ShelfLists(
            night("variety.weight = 0.5"), ListChoice.FORMULA, settings, SegmentItems.NONE);

    assertThat(shelves.of(Shelf.NEW_FOR_YOU).top(nobody, none, 3)).containsExactly(0, 4, 8);
    assertThat(shelves.of(Shelf.POPULAR).top(nobody, none, 3)).containsExactly(0, 1, 2);
    assertThat(shelves.of(Shelf.BUY_AGAIN).top(Shops.customer(taken(6)), none, 3))
        .containsExactly(0, 1, 2);
  }

  @Test
  void aModelWithItsOwnOrderIsVariedInThatOrder() {
    ListModel plates = (customer, excluded, n) -> new int[] {7, 6, 0};
    ListModels night = night("");

    // The first of the order has the highest score: second, 6 has .5 x less than 1 - .5.
    assertThat(night.varied(plates, new VarietySettings(0.5), 3).top(nobody, none, 3))
        .containsExactly(7, 0, 6);
  }

  @Test
  void aWrongValueIsNamed() {
    assertThatThrownBy(() -> Shops.settings("variety.weight = 1.5"))
        .hasMessageContaining("recommend.variety.weight is 1.5, must be 0 to 1");
  }

  private int[] list(String weight, int n) {
    return variedList(weight).top(nobody, none, n);
  }

  private ListModel variedList(String weight) {
    ListSettings settings =
        Shops.settings("list-length = 4, variety.weight = " + weight).ranking().lists();
    ListModels night = night("");
    return night.varied(
        ListChoice.FORMULA.model(Population.ALL, night.byKind()),
        settings.variety(),
        settings.length());
  }

  private ListModels night(String settings) {
    return ListModels.of(
        catalogue,
        new DotProducts(catalogue),
        Neighbours.none(catalogue.size),
        Shops.settings(settings).ranking().lists(),
        LinearRanker.NONE);
  }

  private static Map<Integer, Double> taken(int items) {
    return IntStream.range(0, items)
        .boxed()
        .collect(Collectors.toMap(item -> item, item -> 6.0 - item));
  }

  private static CatalogueItem item(long id, long recent, String... words) {
    return new CatalogueItem(
        id,
        Shops.buyers(recent, recent),
        true,
        RepeatPolicy.ALWAYS,
        List.of(),
        new ArrayList<>(List.of(words)));
  }
}
