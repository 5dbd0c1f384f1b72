package io.dangol.factor;

import static io.dangol.factor.PlainSearch.chain;
import static io.dangol.factor.PlainSearch.vectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BoundsTest {

  /** Vectors of all scales, which may span fewer dimensions than there are factors. */
  @Property(tries = 300)
  void noProductExceedsThatOfTheLengths(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 70) int rank,
      @ForAll @IntRange(min = 1, max = 80) int count,
      @ForAll @IntRange(min = 1, max = 5) int dimensions) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] factors = vectors(random, count, rank, dimensions);
    double[] euclidean = PackedItems.lengths(factors, rank);
    int[] order = PackedItems.usable(euclidean);
    float[][] customers = new float[40][];
    for (int c = 0; c < customers.length; c++) {
      customers[c] = vectors(random, 1, rank, random.nextInt(1, rank + 1));
    }

    Bounds bounds = Bounds.of(factors, rank, euclidean, order);
    double[] items = bounds.ofItems(factors, rank, order);
    double[] reaches = bounds.ofCustomers(customers);

    for (int c = 0; c < customers.length; c++) {
      for (int i = 0; i < order.length; i++) {
        float product = chain(factors, order[i], customers[c]);
        double nearZero = rank * (double) Float.MIN_VALUE;
        assertThat(product - nearZero).isLessThanOrEqualTo(reaches[c] * items[i]);
      }
    }
  }

  /** With their weights, the outer products of these items add up to diag(2, 1). */
  @Test
  void lengthsDependOnTheItems() {
    float[] factors = {2, 0, 0, 1};
    double[] euclidean = {2, 1};
    int[] order = {0, 1};

    Bounds bounds = Bounds.of(factors, 2, euclidean, order);

    double unit = bounds.ofCustomers(new float[][] {{0, 1}})[0];
    double[] items = bounds.ofItems(factors, 2, order);
    assertThat(unit * items[1]).isCloseTo(1, within(1e-3));
    assertThat(unit * items[0]).isCloseTo(Math.sqrt(2), within(2e-3));
    assertThat(bounds.ofCustomers(new float[][] {{1, 0}})[0] * items[0]).isCloseTo(2, within(2e-3));
  }

  @Test
  void boundsExistWithoutItems() {
    Bounds bounds = Bounds.of(new float[0], 2, new double[0], new int[0]);

    assertThat(bounds.ofItems(new float[0], 2, new int[0])).isEmpty();
    assertThat(bounds.ofCustomers(new float[0][])).isEmpty();
  }
}
