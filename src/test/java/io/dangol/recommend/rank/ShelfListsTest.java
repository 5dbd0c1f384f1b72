package io.dangol.recommend.rank;

import static io.dangol.recommend.rank.Shops.bought;
import static io.dangol.recommend.rank.Shops.customer;
import static io.dangol.recommend.rank.Shops.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.recommend.neighbours.Neighbours;
import io.dangol.table.Words.Population;
import io.dangol.table.Words.Shelf;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShelfListsTest {

  private static final Instant END = Instant.parse("2026-06-30T00:00:00Z");
  private static final long LONG_AGO = Instant.parse("2025-06-30T00:00:00Z").toEpochMilli();
  private static final long LATELY = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();

  /** By position: two old items, of which tea sells more this week; a new one; one never sold. */
  private final Catalogue catalogue =
      Catalogue.of(
          List.of(
              item(1, new ItemBuyers(9, 90, 2, 60, 90, 0, 0, LONG_AGO), "old soap"),
              item(2, new ItemBuyers(8, 40, 8, 9, 20, 0, 0, LONG_AGO), "green tea"),
              item(3, new ItemBuyers(4, 4, 4, 4, 4, 0, 0, LATELY), "green soap"),
              item(4, Shops.buyers(0, 0), "green bags")),
          END);

  private final boolean[] none = new boolean[4];

  @Test
  void aCustomerWithOneViewGetsFourShelves() {
    CustomerHistory visitor = customer(List.of(seen(0, 1)));

    assertThat(List.of(Shelf.NEW_FOR_YOU, Shelf.POPULAR, Shelf.TRENDING, Shelf.NEW_ARRIVALS))
        .allSatisfy(shelf -> assertThat(shelf(shelf, visitor, none)).isNotEmpty());
    assertThat(shelf(Shelf.BUY_AGAIN, visitor, none)).isEmpty();
  }

  @Test
  void ownAndNewItemsAreApart() {
    CustomerHistory regular = customer(List.of(bought(0, 1), bought(1, 3), seen(2, 1)));

    assertThat(shelf(Shelf.BUY_AGAIN, regular, none)).containsExactly(1, 0);
    assertThat(shelf(Shelf.NEW_FOR_YOU, regular, none)).contains(2).doesNotContain(0, 1);
  }

  @Test
  void trendingIsWhatSellsBetterThanBeforeTheSteepestFirst() {
    // Tea: 8 this week after 1; the new soap: 4 after 0; the old soap: 2 after 58.
    assertThat(shelf(Shelf.TRENDING, customer(Map.of()), none)).containsExactly(1, 2);
  }

  @Test
  void popularIsTheOrderOfTheCatalogue() {
    assertThat(shelf(Shelf.POPULAR, customer(Map.of()), none)).containsExactly(0, 1, 2);
  }

  @Test
  void newArrivalsEndWithWhatNobodyBoughtYet() {
    assertThat(shelf(Shelf.NEW_ARRIVALS, customer(Map.of()), none)).containsExactly(2, 3);
  }

  @Test
  void everyItemThatNobodyBoughtIsShownToSomebody() {
    Catalogue wide =
        Catalogue.of(
            IntStream.rangeClosed(1, 30)
                .mapToObj(id -> item(id, Shops.buyers(0, 0), "novelty"))
                .toList(),
            END);
    TreeSet<Integer> shown = new TreeSet<>();
    for (long id = 1; id <= 200; id++) {
      int[] list =
          lists(wide, ListChoice.FORMULA)
              .of(Shelf.NEW_ARRIVALS)
              .top(new CustomerHistory(id, List.of(), new float[0]), new boolean[30], 2);
      Arrays.stream(list).forEach(shown::add);
    }

    assertThat(shown).hasSize(30);
  }

  @Test
  void amongThoseTheOnesDescribedAsTheCustomersOwnComeFirst() {
    Catalogue shop =
        Catalogue.of(
            List.of(
                item(1, Shops.buyers(0, 0), "blue mug"),
                item(2, Shops.buyers(0, 0), "green bags"),
                item(3, Shops.buyers(0, 0), "green cup"),
                item(4, Shops.buyers(5, 5), "green tea"),
                item(5, Shops.buyers(4, 4), "blue sky"),
                item(6, Shops.buyers(3, 3), "blue sea")),
            END);
    CustomerHistory fond = customer(Map.of(shop.position(5), 1.0));

    assertThat(lists(shop, ListChoice.FORMULA).of(Shelf.NEW_ARRIVALS).top(fond, new boolean[6], 1))
        .containsExactly(shop.position(1));
  }

  @Test
  void excludedItemsAreOnNoShelf() {
    CustomerHistory regular = customer(List.of(bought(0, 1), bought(1, 3)));
    boolean[] all = {true, true, true, true};

    for (Shelf shelf : Shelf.values()) {
      assertThat(shelf(shelf, regular, all)).isEmpty();
    }
    assertThat(shelf(Shelf.BUY_AGAIN, regular, new boolean[] {false, true, false, false}))
        .containsExactly(0);
  }

  @Test
  void eachShelfIsMadeByItsOwnModel() {
    // By frequency soap is first; by popularity, too, but the formula halves what is long ago.
    CustomerHistory regular = customer(List.of(bought(0, 3), bought(1, 2)));
    ListChoice popular =
        new ListChoice(Map.of(Population.NEW, ListKind.POPULAR), LinearRanker.NONE);

    assertThat(lists(catalogue, popular).of(Shelf.NEW_FOR_YOU).top(regular, none, 9))
        .containsExactly(2);
    assertThat(lists(catalogue, ListChoice.FORMULA).of(Shelf.NEW_FOR_YOU).top(regular, none, 9))
        .containsExactly(2, 3);
  }

  private int[] shelf(Shelf shelf, CustomerHistory of, boolean[] excluded) {
    return lists(catalogue, ListChoice.FORMULA).of(shelf).top(of, excluded, 9);
  }

  private static ShelfLists lists(Catalogue shop, ListChoice choice) {
    ListSettings settings =
        Shops.settings("blend { als = 0, popular = 0, content = 0.5, arrivals = 0.2 }")
            .ranking()
            .lists();
    return new ShelfLists(
        ListModels.of(
            shop, new DotProducts(shop), Neighbours.none(shop.size), settings, choice.ranker()),
        choice,
        settings,
        SegmentItems.NONE);
  }

  private static CatalogueItem item(long id, ItemBuyers buyers, String title) {
    return new CatalogueItem(
        id, buyers, true, RepeatPolicy.ALWAYS, List.of(), List.of(title.split(" ")));
  }
}
