package io.dangol.factor;

import static io.dangol.factor.PlainSearch.noneSeen;
import static io.dangol.factor.PlainSearch.product;
import static io.dangol.factor.PlainSearch.sorted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ItemSearchTest {

  /** Factors are small whole numbers, so that products are exact and ties are common. */
  @Property(tries = 200)
  void equalsASortOfAllProducts(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 9) int rank,
      @ForAll @IntRange(max = 160) int items,
      @ForAll @IntRange(max = 19) int customers,
      @ForAll @IntRange(max = 25) int n) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] packed = wholes(random, items * rank);
    float[][] vectors = new float[customers][];
    BitSet[] seen = new BitSet[customers];
    IntPredicate[] isSeen = new IntPredicate[customers];
    for (int c = 0; c < customers; c++) {
      vectors[c] = wholes(random, rank);
      seen[c] = new BitSet();
      IntStream.range(0, items).filter(i -> random.nextInt(4) == 0).forEach(seen[c]::set);
      isSeen[c] = seen[c]::get;
    }

    for (Tile tile : List.of(new ScalarTile(), Tiles.BEST)) {
      TopItems[] lists =
          new ItemSearch(SearchedItems.of(packed, rank), n, tile).top(vectors, isSeen);

      assertThat(lists).hasSize(customers);
      for (int c = 0; c < customers; c++) {
        int[] expected = sorted(packed, vectors[c], isSeen[c], n);
        assertThat(lists[c].positions()).isEqualTo(expected);
        for (int i = 0; i < expected.length; i++) {
          assertThat((double) lists[c].scores()[i])
              .isEqualTo(product(packed, expected[i], vectors[c]));
        }
      }
    }
  }

  @Test
  void givesTiesToTheLowerPosition() {
    SearchedItems items = SearchedItems.of(new float[] {0, 1, 5, 1, 1, 0, 1, -3}, 2);

    TopItems list =
        new ItemSearch(items, 2).top(new float[][] {{1, 0}}, new IntPredicate[] {i -> i == 1})[0];

    assertThat(list.positions()).containsExactly(2, 3);
    assertThat(list.scores()).containsExactly(1f, 1f);
  }

  @Test
  void vectorsThatAreNotFiniteAreNotListedAndGetNoList() {
    SearchedItems items =
        SearchedItems.of(
            new float[] {Float.NaN, 1, 0, 0, 1, Float.POSITIVE_INFINITY, 2, 1, 1e30f, 0}, 2);
    float[][] customers = {
      {1, 1}, {Float.NaN, 1}, {0, 0}, {1, Float.NEGATIVE_INFINITY}, {0x1p62f, 1}
    };

    TopItems[] lists = new ItemSearch(items, 5).top(customers, noneSeen(5));

    assertThat(lists[0].positions()).containsExactly(3);
    for (int c = 1; c < customers.length; c++) {
      assertThat(lists[c].positions()).isEmpty();
    }
  }

  @Test
  void withoutItemsOrCustomersListsAreEmpty() {
    SearchedItems none = SearchedItems.of(new float[0], 2);

    assertThat(new ItemSearch(none, 3).top(new float[][] {{1, 1}}, noneSeen(1))[0].positions())
        .isEmpty();
    assertThat(new ItemSearch(none, 3).top(new float[0][], noneSeen(0))).isEmpty();
  }

  private static float[] wholes(SplittableRandom random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextInt(5) - 2;
    }
    return numbers;
  }
}
