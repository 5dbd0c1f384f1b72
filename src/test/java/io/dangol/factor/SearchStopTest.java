package io.dangol.factor;

import static io.dangol.factor.PlainSearch.chain;
import static io.dangol.factor.PlainSearch.noneSeen;
import static io.dangol.factor.PlainSearch.product;
import static io.dangol.factor.PlainSearch.sorted;
import static io.dangol.factor.PlainSearch.vectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A search ends as soon as no remaining item can enter a list, and no sooner. */
class SearchStopTest {

  /** To the last bit, also with rounded sums and near zero. */
  @Property(tries = 300)
  void findsTheSameAsASearchWithoutAStop(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 20) int rank,
      @ForAll @IntRange(min = 1, max = 6) int dimensions) {
    SplittableRandom random = new SplittableRandom(seed);
    int count = 500;
    float[] packed = vectors(random, count, rank, dimensions);
    float[][] customers = new float[9][];
    for (int c = 0; c < customers.length; c++) {
      customers[c] = vectors(random, 1, rank, rank);
    }
    int[] usable = PackedItems.usable(PackedItems.lengths(packed, rank));

    TopItems[] lists =
        new ItemSearch(SearchedItems.of(packed, rank), 5).top(customers, noneSeen(9));

    for (int c = 0; c < customers.length; c++) {
      float[] customer = customers[c];
      // Subtracting from 0 makes both zeros equal.
      int[] best =
          IntStream.of(usable)
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingDouble(i -> 0.0 - chain(packed, i, customer))
                      .thenComparing(Comparator.naturalOrder()))
              .limit(PackedItems.length(customer, 0, rank) > 0 ? 5 : 0)
              .mapToInt(Integer::intValue)
              .toArray();
      assertThat(lists[c].positions()).isEqualTo(best);
    }
  }

  /** The lengths decrease over many panels, so the search must not stop too early. */
  @Property(tries = 50)
  void missesNoItemForAnyDistributionOfLengths(
      @ForAll long seed, @ForAll @IntRange(max = 3) int power) {
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
      for (int i = 0; i < 10; i++) {
        assertThat((double) scores[i])
            .isCloseTo(product(packed, exact[i], vectors[c]), within(1e-6));
      }
    }
  }

  @Test
  void aGroupStopsWhenTheRemainingItemsAreTooShort() {
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
   * Half of the customers want the first items, half the last ones: 8 panels for all, then 4 more.
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
   * All customers are open when they are regrouped after 8 panels. Half are done after 10 panels,
   * half never are, so one of the two groups of eight skips the last 6 of 16 panels.
   */
  @Test
  void customersWhoEndAtASimilarLengthAreGrouped() {
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

  /** The last item is shorter than those of the first panels, but the best. */
  @Test
  void findsAShorterButBetterItem() {
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

  /** Products of 1.55 and 1.6 times the least float are both rounded to twice that. */
  @Test
  void productsThatAreEqualAfterRoundingAreTied() {
    float[] packed = new float[96];
    Arrays.fill(packed, 0, 48, 1.55f * 0x1p-74f);
    Arrays.fill(packed, 48, 96, 1.6f * 0x1p-74f);

    TopItems list =
        new ItemSearch(SearchedItems.of(packed, 1), 1)
            .top(new float[][] {{0x1p-75f}}, noneSeen(1))[0];

    assertThat(list.positions()).containsExactly(0);
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

  /** Sixteen customers who alternately want one kind of item and the other. */
  private static float[][] opposed() {
    return IntStream.range(0, 16)
        .mapToObj(c -> c % 2 == 0 ? new float[] {1, 0} : new float[] {0, 1})
        .toArray(float[][]::new);
  }
}
