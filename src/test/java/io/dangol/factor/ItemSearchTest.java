package io.dangol.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ItemSearchTest {

  /** Small whole factors: products are exact, and ties are many. */
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
        for (int place = 0; place < expected.length; place++) {
          assertThat((double) lists[c].scores()[place])
              .isEqualTo(product(packed, expected[place], vectors[c]));
        }
      }
    }
  }

  /** Lengths that fall over many panels: the stop must come, and not too early. */
  @Property(tries = 50)
  void stopsEarlyWithoutMissingAnItem(@ForAll long seed, @ForAll @IntRange(max = 3) int power) {
    SplittableRandom random = new SplittableRandom(seed);
    int rank = 16;
    float[] packed = new float[700 * rank];
    for (int at = 0; at < packed.length; at++) {
      packed[at] = (float) ((random.nextDouble() - 0.5) / Math.pow(1.0 + at, power / 4.0));
    }
    float[][] vectors = new float[9][rank];
    for (float[] vector : vectors) {
      for (int k = 0; k < rank; k++) {
        vector[k] = (float) (random.nextDouble() - 0.5);
      }
    }
    TopItems[] lists = new ItemSearch(SearchedItems.of(packed, rank), 10).top(vectors, noneSeen(9));

    for (int c = 0; c < vectors.length; c++) {
      float[] scores = lists[c].scores();
      int[] exact = sorted(packed, vectors[c], i -> false, 10);
      for (int place = 0; place < 10; place++) {
        assertThat((double) scores[place])
            .isCloseTo(product(packed, exact[place], vectors[c]), within(1e-6));
      }
    }
  }

  @Test
  void aGroupStopsWhereNoLongerVectorFollows() {
    float[] packed = new float[96];
    Arrays.fill(packed, 0, 48, 2f);
    Arrays.fill(packed, 48, 96, 1f);
    AtomicInteger panels = new AtomicInteger();
    Tile counting = new CountingTile(panels);

    new ItemSearch(SearchedItems.of(packed, 1), 2, counting).top(new float[][] {{3}}, noneSeen(1));
    assertThat(panels).hasValue(1);

    new ItemSearch(SearchedItems.of(packed, 1), 49, counting).top(new float[][] {{3}}, noneSeen(1));
    assertThat(panels).hasValue(3);
  }

  /**
   * Half of the customers want what comes first, half what comes last: 8 panels for all, 4 more.
   */
  @Test
  void customersWhoAreDoneLeaveTheirGroups() {
    int rank = 2;
    float[] packed = new float[12 * 48 * rank];
    for (int i = 0; i < 12 * 48; i++) {
      packed[i * rank] = i < 8 * 48 ? 2f : 0f;
      packed[i * rank + 1] = i < 8 * 48 ? 0f : 0.5f;
    }
    AtomicInteger panels = new AtomicInteger();

    TopItems[] lists =
        new ItemSearch(SearchedItems.of(packed, rank), 2, new CountingTile(panels))
            .top(opposed(), noneSeen(16));

    assertThat(panels).hasValue(2 * 8 + 4);
    assertThat(lists[0].positions()).containsExactly(0, 1);
    assertThat(lists[15].positions()).containsExactly(8 * 48, 8 * 48 + 1);
  }

  /**
   * All are open when they are grouped anew after 8 panels; half are done after 10, half never: one
   * of the two groups of eight rests for the last 6 of 16 panels.
   */
  @Test
  void customersWhoAreDoneAtAboutTheSameLengthGoTogether() {
    int rank = 2;
    float[] packed = new float[16 * 48 * rank];
    for (int i = 0; i < 16 * 48; i++) {
      boolean isEven = i % 2 == 0;
      if (i < 8 * 48) {
        packed[i * rank] = 1.5f;
        packed[i * rank + 1] = isEven ? 1.3f : -1.3f;
      } else if (i < 10 * 48) {
        packed[i * rank + 1] = -1.6f;
      } else {
        packed[i * rank + (isEven ? 0 : 1)] = -1.4f;
      }
    }
    AtomicInteger panels = new AtomicInteger();

    new ItemSearch(SearchedItems.of(packed, rank), 2, new CountingTile(panels))
        .top(opposed(), noneSeen(16));

    assertThat(panels).hasValue(2 * 10 + 6);
  }

  /** The last item is shorter than those of the first panels, and yet the best. */
  @Test
  void whatIsShorterButBetterIsFound() {
    int rank = 2;
    float[] packed = new float[10 * 48 * rank];
    for (int i = 0; i < 10 * 48; i++) {
      packed[i * rank] = i < 8 * 48 ? 1.5f : 0f;
      packed[i * rank + 1] = i >= 8 * 48 ? 1.6f : i % 2 == 0 ? 1.3f : -1.3f;
    }
    packed[packed.length - 2] = 1.6f;
    packed[packed.length - 1] = 0f;

    TopItems list =
        new ItemSearch(SearchedItems.of(packed, rank), 1)
            .top(new float[][] {{1, 0}}, noneSeen(1))[0];

    assertThat(list.positions()).containsExactly(10 * 48 - 1);
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
  void whatIsNotFiniteIsNeverShownAndGetsNoList() {
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

  /** Counts the panels that are multiplied. */
  private record CountingTile(AtomicInteger panels) implements Tile {
    @Override
    public void multiply(float[] group, float[] all, int from, int rank, float[] products) {
      panels.incrementAndGet();
      new ScalarTile().multiply(group, all, from, rank, products);
    }

    @Override
    public boolean reaches(float[] products, int row, float least) {
      return new ScalarTile().reaches(products, row, least);
    }
  }

  /** Sixteen that want one thing and the other in turn. */
  private static float[][] opposed() {
    return IntStream.range(0, 16)
        .mapToObj(c -> c % 2 == 0 ? new float[] {1, 0} : new float[] {0, 1})
        .toArray(float[][]::new);
  }

  private static IntPredicate[] noneSeen(int customers) {
    IntPredicate[] isSeen = new IntPredicate[customers];
    Arrays.fill(isSeen, (IntPredicate) position -> false);
    return isSeen;
  }

  private static float[] wholes(SplittableRandom random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextInt(5) - 2;
    }
    return numbers;
  }

  /** By the definition: a loop in double over all items that have a vector, and a full sort. */
  private static int[] sorted(float[] packed, float[] customer, IntPredicate isSeen, int n) {
    int rank = customer.length;
    if (IntStream.range(0, rank).allMatch(k -> customer[k] == 0)) {
      return new int[0];
    }
    return IntStream.range(0, packed.length / rank)
        .filter(i -> IntStream.range(0, rank).anyMatch(k -> packed[i * rank + k] != 0))
        .filter(i -> !isSeen.test(i))
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(i -> -product(packed, i, customer))
                .thenComparing(Comparator.naturalOrder()))
        .limit(n)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double product(float[] packed, int item, float[] customer) {
    double sum = 0;
    for (int k = 0; k < customer.length; k++) {
      sum += (double) packed[item * customer.length + k] * customer[k];
    }
    return sum;
  }
}
