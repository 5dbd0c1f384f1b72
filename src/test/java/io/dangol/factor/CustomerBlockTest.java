package io.dangol.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moves are held against the loss itself, added up pair by pair. */
class CustomerBlockTest {

  private static final int RANK = 3;
  private static final int ITEMS = 5;
  private static final int[] STARTS = {0, 2, 3, 6, 10};
  private static final int[] PAIRS = {0, 3, 1, 0, 2, 4, 1, 2, 3, 4};
  private static final float[] WEIGHTS = {1, 2, 1, 0.5f, 1, 3, 1, 1, 2, 1};
  private static final int[] OBSERVED = {2, 2, 2, 2, 2};
  private static final Loss LOSS = new Loss(0.2, 0.05, 0.7);
  private static final int MANY = 30;

  private final CustomerBlock block = block(numbers(1, 4 * RANK));
  private final ItemFactors items = ItemFactors.of(numbers(2, ITEMS * RANK), RANK);

  @Test
  void customersEndWhereNoStepLowersTheLoss() {
    float[] solved = factors(block.solved(items, LOSS, MANY));

    double least = loss(solved, items.factors());
    assertThat(least).isLessThan(loss(factors(block), items.factors()));
    for (int at = 0; at < solved.length; at++) {
      assertThat(loss(moved(solved, at, 0.01f), items.factors())).isGreaterThan(least);
      assertThat(loss(moved(solved, at, -0.01f), items.factors())).isGreaterThan(least);
    }
  }

  @Test
  void itemsEndWhereNoStepLowersTheLoss() {
    float[] solved = itemsMoved(ITEMS);

    double least = loss(factors(block), solved);
    assertThat(least).isLessThan(loss(factors(block), items.factors()));
    for (int at = 0; at < solved.length; at++) {
      assertThat(loss(factors(block), moved(solved, at, 0.01f))).isGreaterThan(least);
      assertThat(loss(factors(block), moved(solved, at, -0.01f))).isGreaterThan(least);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void itemsEndAtTheSameNumbersHoweverFewAreMovedAtOnce(int most) {
    assertThat(itemsMoved(most)).isEqualTo(itemsMoved(ITEMS));
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
  void thePartsOfTheLossAddUp() {
    CustomerTotals totals = block.totals(ITEMS, LOSS);
    double parts =
        totals.penalty() + items.unobserved(totals, LOSS) + items.penalty(OBSERVED, totals, LOSS);
    for (ItemSpan span : ItemSpan.of(ITEMS, 2)) {
      parts += block.residualSums(items, span).squares();
    }

    assertThat(parts).isCloseTo(loss(factors(block), items.factors()), within(1e-5));
  }

  private float[] itemsMoved(int most) {
    CustomerTotals totals = block.totals(ITEMS, LOSS);
    float[] moved = new float[ITEMS * RANK];
    for (ItemSpan span : ItemSpan.of(ITEMS, most)) {
      double[] sums = doubles(block.residualSums(items, span).sums().values());
      ItemDescent descent = new ItemDescent(items, span, LOSS, totals, OBSERVED, sums);
      for (int step = 0; step < MANY; step++) {
        descent.step(doubles(block.productSums(descent.directions(), span).values()));
      }
      descent.copyTo(moved);
    }
    return moved;
  }

  private static CustomerBlock block(float[] factors) {
    return new CustomerBlock(new long[] {3, 5, 8, 9}, STARTS, PAIRS, WEIGHTS, RANK, factors);
  }

  private static float[] factors(CustomerBlock block) {
    float[] all = new float[block.size() * RANK];
    for (int c = 0; c < block.size(); c++) {
      System.arraycopy(block.factors(c), 0, all, c * RANK, RANK);
    }
    return all;
  }

  private static double loss(float[] customers, float[] items) {
    double loss = 0;
    for (int c = 0; c < 4; c++) {
      for (int i = 0; i < ITEMS; i++) {
        double x = product(customers, c, items, i);
        loss += LOSS.unobservedWeight() * x * x;
      }
      for (int at = STARTS[c]; at < STARTS[c + 1]; at++) {
        double x = product(customers, c, items, PAIRS[at]);
        loss += WEIGHTS[at] * (x - 1) * (x - 1);
      }
      double pairs = STARTS[c + 1] - STARTS[c] + 0.2 * ITEMS;
      loss += 0.05 * Math.pow(pairs, 0.7) * product(customers, c, customers, c);
    }
    for (int i = 0; i < ITEMS; i++) {
      loss += 0.05 * Math.pow(OBSERVED[i] + 0.2 * 4, 0.7) * product(items, i, items, i);
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

  private static float[] numbers(int seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] numbers = new float[count];
    for (int at = 0; at < count; at++) {
      numbers[at] = (float) (random.nextDouble() - 0.5);
    }
    return numbers;
  }
}
