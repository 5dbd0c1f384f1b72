package io.dangol.recommend.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListVarietyTest {

  /** Three cups, three plates and an item off sale, with 4, 3, 3, 2, 1, 1 and no recent buyers. */
  private final Catalogue catalogue =
      Shops.catalogue(
          List.of(
              item(1, 4, "cup"),
              item(2, 3, "cup"),
              item(3, 3, "cup"),
              item(4, 2, "plate"),
              item(5, 1, "plate"),
              item(6, 1, "plate"),
              Shops.item(7, 0, 1, false, RepeatPolicy.ALWAYS, List.of())));

  private final ListVariety variety = new ListVariety(catalogue);

  @Test
  void differenceIsOneLessTheMeanCosineOfAllPairs() {
    assertThat(variety.difference(new int[] {0, 3})).isEqualTo(1);
    assertThat(variety.difference(new int[] {0, 1})).isCloseTo(0, within(1e-6));
    // Of the six pairs of two cups and two plates, two are alike.
    assertThat(variety.difference(new int[] {0, 3, 1, 4})).isCloseTo(1 - 2 / 6.0, within(1e-6));
  }

  @Test
  void nicheIsWhatIsNotAmongTheMostPopularWithHalfOfTheBuyers() {
    // 4 + 3 of 14 buyers are half.
    assertThat(variety.nicheShare(new int[] {0, 1})).isZero();
    assertThat(variety.nicheShare(new int[] {0, 1, 2, 5})).isEqualTo(0.5);
    assertThat(variety.nicheShare(new int[] {6})).isEqualTo(1);
  }

  @Test
  void withoutRecentBuyersEveryItemIsNiche() {
    Catalogue quiet = Shops.catalogue(List.of(item(1, 0), item(2, 0)));

    assertThat(new ListVariety(quiet).nicheShare(new int[] {0})).isEqualTo(1);
  }

  @Test
  void countsTheItemsOnSale() {
    assertThat(variety.onSale()).isEqualTo(6);
  }

  private static CatalogueItem item(long id, long recent, String... words) {
    return new CatalogueItem(
        id, Shops.buyers(recent, recent), true, RepeatPolicy.ALWAYS, List.of(), List.of(words));
  }
}
