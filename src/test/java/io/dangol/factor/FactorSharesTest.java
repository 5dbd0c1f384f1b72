package io.dangol.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares shares with the customer's factors, found by solving the equations with a library. */
class FactorSharesTest {

  private static final int RANK = 5;
  private static final int ITEMS = 12;
  private static final int[] OWN = {1, 4, 7, 9};
  private static final double[] STRENGTHS = {0.5, 3, 0, 12};

  private static final CustomerEquations MLLIB =
      new CustomerEquations(1, 1, 2, true, new Loss(0, 0.1, 1));
  private static final CustomerEquations IALS =
      new CustomerEquations(0.2, 0, 1, false, new Loss(0.2, 0.01, 0.7));

  private final float[] factors = RandomFloats.of(3, ITEMS * RANK);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theSharesOfEveryItemAddUpToItsProduct(boolean isMllib) {
    CustomerEquations equations = isMllib ? MLLIB : IALS;
    RealVector customer = solved(equations);
    FactorShares shares = new FactorShares(equations, factors, RANK, ITEMS);

    for (int item = 0; item < ITEMS; item++) {
      double[] found = shares.customer(OWN, STRENGTHS, products(customer)).of(item);
      assertThat(DoubleStream.of(found).sum())
          .isCloseTo(customer.dotProduct(vector(item)), within(1e-6));
      assertThat(found[2]).isZero();
    }
  }

  @Test
  void aWeightIsAlphaTimesTheStrengthOrItsLogarithm() {
    assertThat(MLLIB.weight(Math.E - 1)).isCloseTo(2, within(1e-12));
    assertThat(IALS.weight(12)).isEqualTo(12);
  }

  @Test
  void anOwnItemThatIsUnlikeAnItemHasNoShareInIt() {
    // The first two items point in one direction, the third in another.
    float[] apart = {1, 0, 2, 0, 0, 3};
    FactorShares shares = new FactorShares(IALS, apart, 2, 3);

    double[] found =
        shares.customer(new int[] {0, 2}, new double[] {1, 5}, new double[] {0.4, 0.4}).of(1);

    assertThat(found[0]).isPositive();
    assertThat(found[1]).isZero();
  }

  @Test
  void theLessAnOwnItemIsExplainedTheGreaterIsItsShare() {
    float[] same = {1, 0, 1, 0, 2, 0};
    FactorShares shares = new FactorShares(IALS, same, 2, 3);

    double[] found =
        shares.customer(new int[] {0, 1}, new double[] {1, 1}, new double[] {0.25, 0.75}).of(2);

    assertThat(found[0]).isCloseTo(3 * found[1], within(1e-12));
  }

  private double[] products(RealVector customer) {
    return IntStream.of(OWN).mapToDouble(item -> customer.dotProduct(vector(item))).toArray();
  }

  private RealVector vector(int item) {
    double[] vector = new double[RANK];
    Arrays.setAll(vector, k -> factors[item * RANK + k]);
    return new ArrayRealVector(vector);
  }

  /** The customer's factors: (w Y'Y + sum d y y' + p I) x = sum (d + t) y. */
  private RealVector solved(CustomerEquations equations) {
    RealMatrix left =
        MatrixUtils.createRealIdentityMatrix(RANK)
            .scalarMultiply(equations.loss().penalty(3, ITEMS));
    RealVector right = new ArrayRealVector(RANK);
    for (int item = 0; item < ITEMS; item++) {
      left = left.add(outer(item).scalarMultiply(equations.gramWeight()));
    }
    for (int i = 0; i < OWN.length; i++) {
      if (STRENGTHS[i] > 0) {
        double weight = equations.weight(STRENGTHS[i]);
        left = left.add(outer(OWN[i]).scalarMultiply(weight));
        right = right.add(vector(OWN[i]).mapMultiply(weight + equations.target()));
      }
    }
    return new CholeskyDecomposition(new Array2DRowRealMatrix(left.getData()), 1e-9, 1e-12)
        .getSolver()
        .solve(right);
  }

  private RealMatrix outer(int item) {
    return vector(item).outerProduct(vector(item));
  }
}
