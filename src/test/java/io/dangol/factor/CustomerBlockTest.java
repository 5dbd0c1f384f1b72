package io.dangol.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares updates with the loss itself, added up pair by pair. */
class CustomerBlockTest {

  private static final int RANK = 3;

  // More than two groups of rows that are multiplied at a time, with an incomplete last group.
  private static final int CUSTOMERS = 19;
  private static final int ITEMS = 21;

  private static final Loss LOSS = new Loss(0.2, 0.05, 0.7);
  private static final int MANY = 30;

  private final float[][] weights = feedback();
  private final CustomerBlock block = block(0, CUSTOMERS, RandomFloats.of(1, CUSTOMERS * RANK));
  private final ItemFactors items = ItemFactors.of(RandomFloats.of(2, ITEMS * RANK), RANK);

  @Test
  void customerUpdatesConvergeToTheLeastLoss() {
    float[] solved = factors(block.solved(items, LOSS, MANY));

    double least = loss(solved, items.factors());
    assertThat(least).isLessThan(loss(factors(block), items.factors()));
    for (int at = 0; at < solved.length; at++) {
      assertThat(loss(moved(solved, at, 0.01f), items.factors())).isGreaterThan(least);
      assertThat(loss(moved(solved, at, -0.01f), items.factors())).isGreaterThan(least);
    }
  }

  @Test
  void itemUpdatesConvergeToTheLeastLoss() {
    float[] solved = itemsMoved(ITEMS);

    double least = loss(factors(block), solved);
    assertThat(least).isLessThan(loss(factors(block), items.factors()));
    for (int at = 0; at < solved.length; at++) {
      assertThat(loss(factors(block), moved(solved, at, 0.01f))).isGreaterThan(least);
      assertThat(loss(factors(block), moved(solved, at, -0.01f))).isGreaterThan(least);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 16})
  void theSizeOfSpansDoesNotChangeTheItems(int most) {
    assertThat(itemsMoved(most)).isEqualTo(itemsMoved(ITEMS));
  }

  @Test
  void otherCustomersOfTheBlockDoNotChangeACustomer() {
    float[] together = factors(block.solved(items, LOSS, MANY));

    for (int c = 0; c < CUSTOMERS; c++) {
      float[] alone = factors(block(c, c + 1, block.factors(c)).solved(items, LOSS, MANY));
      assertThat(alone).isEqualTo(Arrays.copyOfRange(together, c * RANK, (c + 1) * RANK));
    }
  }

  @Test
  void eachStepLowersTheLoss() {
    double none = loss(factors(block), items.factors());
    double one = loss(factors(block.solved(items, LOSS, 1)), items.factors());
    double two = loss(factors(block.solved(items, LOSS, 2)), items.factors());

    assertThat(one).isLessThan(none);
    assertThat(two).isLessThan(one);
  }

  @Test
  void thePartsOfTheLossAddUpToTheLoss() {
    CustomerTotals totals = CustomerTotals.none(RANK).plus(totals(0, 5)).plus(totals(5, CUSTOMERS));
    double parts =
        totals.penalty() + items.unobserved(totals, LOSS) + items.penalty(observed(), totals, LOSS);
    for (ItemSpan span : ItemSpan.of(ITEMS, 8)) {
      parts += block.residualSums(items, span).squares();
    }

    assertThat(parts).isCloseTo(loss(factors(block), items.factors()), within(1e-5));
  }

  private float[] itemsMoved(int most) {
    CustomerTotals totals = block.totals(ITEMS, LOSS);
    float[] moved = new float[ITEMS * RANK];
    for (ItemSpan span : ItemSpan.of(ITEMS, most)) {
      double[] sums = doubles(block.residualSums(items, span).sums().values());
      ItemUpdate update = new ItemUpdate(items, span, LOSS, totals, observed(), sums);
      for (int step = 0; step < MANY; step++) {
        update.step(doubles(block.productSums(update.directions(), span).values()));
      }
      update.copyTo(moved);
    }
    return moved;
  }

  private CustomerTotals totals(int first, int end) {
    float[] factors = Arrays.copyOfRange(factors(block), first * RANK, end * RANK);
    return block(first, end, factors).totals(ITEMS, LOSS);
  }

  private CustomerBlock block(int first, int end, float[] factors) {
    int[] starts = new int[end - first + 1];
    int[] pairs = new int[(end - first) * ITEMS];
    float[] weighed = new float[pairs.length];
    int count = 0;
    for (int c = first; c < end; c++) {
      for (int i = 0; i < ITEMS; i++) {
        if (weights[c][i] > 0) {
          pairs[count] = i;
          weighed[count++] = weights[c][i];
        }
      }
      starts[c - first + 1] = count;
    }
    return new CustomerBlock(
        LongStream.range(first, end).toArray(),
        starts,
        Arrays.copyOf(pairs, count),
        Arrays.copyOf(weighed, count),
        RANK,
        factors);
  }

  /** The weight of each pair; most are 0. */
  private static float[][] feedback() {
    SplittableRandom random = new SplittableRandom(3);
    float[][] weights = new float[CUSTOMERS][ITEMS];
    for (float[] row : weights) {
      for (int i = 0; i < ITEMS; i++) {
        row[i] = random.nextDouble() < 0.3 ? 0.5f + random.nextInt(4) : 0;
      }
    }
    return weights;
  }

  private int[] observed() {
    int[] observed = new int[ITEMS];
    for (float[] row : weights) {
      for (int i = 0; i < ITEMS; i++) {
        observed[i] += row[i] > 0 ? 1 : 0;
      }
    }
    return observed;
  }

  private static float[] factors(CustomerBlock block) {
    float[] all = new float[block.size() * RANK];
    for (int c = 0; c < block.size(); c++) {
      System.arraycopy(block.factors(c), 0, all, c * RANK, RANK);
    }
    return all;
  }

  private double loss(float[] customers, float[] items) {
    double loss = 0;
    for (int c = 0; c < CUSTOMERS; c++) {
      int pairs = 0;
      for (int i = 0; i < ITEMS; i++) {
        double x = product(customers, c, items, i);
        loss += LOSS.unobservedWeight() * x * x + weights[c][i] * (x - 1) * (x - 1);
        pairs += weights[c][i] > 0 ? 1 : 0;
      }
      loss += 0.05 * Math.pow(pairs + 0.2 * ITEMS, 0.7) * product(customers, c, customers, c);
    }
    int[] observed = observed();
    for (int i = 0; i < ITEMS; i++) {
      loss += 0.05 * Math.pow(observed[i] + 0.2 * CUSTOMERS, 0.7) * product(items, i, items, i);
    }
    return loss;
  }

  private static double product(float[] one, int i, float[] other, int j) {
    double sum = 0;
    for (int k = 0; k < RANK; k++) {
      sum += (double) one[i * RANK + k] * other[j * RANK + k];
    }
    return sum;
  }

  private static float[] moved(float[] factors, int at, float by) {
    float[] moved = factors.clone();
    moved[at] += by;
    return moved;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int at = 0; at < values.length; at++) {
      doubles[at] = values[at];
    }
    return doubles;
  }
}
