package io.dangol.recommend.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContentTest {

  @Test
  void wordsAreThoseOfTheTitleEachLevelOfTheCategoryAndTheBrand() {
    assertThat(
            ContentWords.of(
                Optional.of("Set of 6 RED tea-cups, red"),
                Optional.of("Home > Kitchen > Cups"),
                Optional.of("Old Mill")))
        .containsExactly(
            "set",
            "red",
            "tea",
            "cups",
            "red",
            "category:Home",
            "category:Home > Kitchen",
            "category:Home > Kitchen > Cups",
            "brand:Old Mill");
    assertThat(ContentWords.of(Optional.empty(), Optional.empty(), Optional.empty())).isEmpty();
  }

  @Test
  void aShortWordOfHangulOrHanCounts() {
    assertThat(ContentWords.of(Optional.of("콩 茶 of"), Optional.empty(), Optional.empty()))
        .containsExactly("콩", "茶");
  }

  @Test
  void itemsAreAlikeByTheWordsThatFewOthersHave() {
    ContentIndex index =
        ContentIndex.of(
            List.of(
                List.of("red", "cup"),
                List.of("red", "cup"),
                List.of("cup", "red"),
                List.of("red", "plate"),
                List.of("plate"),
                List.of("plate"),
                List.of("rare")));

    // idf of red is ln(7/4), of cup and plate ln(7/3); "rare" is in fewer than three items.
    double red = Math.log(7 / 4.0);
    double other = Math.log(7 / 3.0);
    double redPlate = red * red / (red * red + other * other);
    assertThat(index.cosine(0, 2)).isCloseTo(1, within(1e-6));
    assertThat(index.cosine(0, 3)).isCloseTo(redPlate, within(1e-6));
    assertThat(index.cosine(0, 4)).isZero();
    assertThat(index.cosine(0, 6)).isZero();
    assertThat(index.vocabulary()).isEqualTo(3);
  }

  @Test
  void aWordOfEveryItemSaysNothing() {
    ContentIndex index =
        ContentIndex.of(List.of(List.of("tea"), List.of("tea"), List.of("tea"), List.of("tea")));

    assertThat(index.vocabulary()).isZero();
    assertThat(index.cosine(0, 1)).isZero();
  }

  @Test
  void aWordOfTooManyItemsIsLeftOut() {
    List<List<String>> items =
        new ArrayList<>(Collections.nCopies(2_000, List.of("set", "common")));
    items.add(List.of("common"));
    items.add(List.of());

    assertThat(ContentIndex.of(items).vocabulary()).isEqualTo(1);
  }

  @Test
  void anItemThatNobodyBoughtIsProposedToThoseWhoBoughtItsLike() {
    List<CatalogueItem> items = new ArrayList<>();
    for (long id = 1; id <= 3; id++) {
      items.add(described(id, 4 - id, "tea"));
    }
    items.add(described(4, 0, "tea"));
    for (long id = 5; id <= 8; id++) {
      items.add(described(id, 0, "cup"));
    }
    Catalogue shop = Shops.catalogue(items);
    ContentSource source = new ContentSource(shop);

    source.prepare(Shops.customer(Map.of(shop.position(1), 2.0)));

    List<Long> proposed = new ArrayList<>();
    source.propose(new boolean[8], 1, item -> proposed.add(shop.ids[item]));
    assertThat(proposed).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    assertThat(source.of(shop.position(1))).isEqualTo(1);
    assertThat(source.of(shop.position(5))).isZero();
    // (0 + 1)^0.6 / (3 + 1)^0.6 of the own item, which sells best and has the same word
    assertThat(source.of(shop.position(4))).isCloseTo(Math.pow(0.25, 0.6), within(1e-6));
  }

  private static CatalogueItem described(long id, long buyers, String word) {
    return new CatalogueItem(
        id, Shops.buyers(buyers, buyers), true, RepeatPolicy.ALWAYS, List.of(), List.of(word));
  }
}
