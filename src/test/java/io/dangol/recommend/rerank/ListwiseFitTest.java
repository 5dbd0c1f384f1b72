package io.dangol.recommend.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ListwiseFitTest {

  private static final double TINY = 1e-9;

  @Test
  void twoItemsAreALogisticRegressionOfTheirDifference() {
    // Three of four customers took the item with the feature: log odds ln 3.
    List<Example> examples = new ArrayList<>();
    for (int customer = 0; customer < 4; customer++) {
      boolean tookIt = customer < 3;
      examples.add(new Example(new float[] {1, 0}, new boolean[] {tookIt, !tookIt}));
    }

    assertThat(ListwiseFit.coefficients(examples, TINY))
        .containsExactly(new double[] {Math.log(3)}, within(1e-6));
  }

  @Test
  void severalTakenItemsShareOneCustomersWeight() {
    List<Example> examples =
        List.of(
            new Example(new float[] {0, 0, 1}, new boolean[] {true, true, true}),
            new Example(new float[] {0, 0, 1}, new boolean[] {true, false, true}),
            new Example(new float[] {0, 0, 1}, new boolean[] {false, false, true}),
            new Example(new float[] {0, 0, 1}, new boolean[] {true, true, false}));
    // Targets of the third: 1/3, 1/2, 1, 0: mean 11/24, so exp(c) / (2 + exp(c)) = 11/24.
    double expected = Math.log(2 * 11 / 13.0);

    assertThat(ListwiseFit.coefficients(examples, TINY))
        .containsExactly(new double[] {expected}, within(1e-6));
  }

  @Test
  void aFeatureThatIsTheSameForAllItemsHasNoCoefficient() {
    List<Example> examples =
        List.of(new Example(new float[] {7, 1, 7, 0}, new boolean[] {true, false}));

    double[] coefficients = ListwiseFit.coefficients(examples, 0.1);

    assertThat(coefficients[0]).isEqualTo(0);
    assertThat(coefficients[1]).isPositive();
  }

  @Test
  void theUnitOfAFeatureDoesNotMatter() {
    Random random = new Random(5);
    List<Example> inMetres = new ArrayList<>();
    List<Example> inMillimetres = new ArrayList<>();
    for (int customer = 0; customer < 50; customer++) {
      float[] values = new float[8];
      float[] scaled = new float[8];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
        scaled[i] = i % 2 == 0 ? 1000 * values[i] : values[i];
      }
      boolean[] taken = new boolean[4];
      taken[random.nextInt(4)] = true;
      inMetres.add(new Example(values, taken));
      inMillimetres.add(new Example(scaled, taken));
    }

    double[] metres = ListwiseFit.coefficients(inMetres, 0.1);
    double[] millimetres = ListwiseFit.coefficients(inMillimetres, 0.1);

    assertThat(millimetres[0]).isCloseTo(metres[0] / 1000, within(1e-9));
    assertThat(millimetres[1]).isCloseTo(metres[1], within(1e-6));
  }

  @Test
  void findsTheCoefficientsThatMadeTheChoices() {
    double[] truth = {1.5, -0.7};
    Random random = new Random(9);
    List<Example> examples = new ArrayList<>();
    for (int customer = 0; customer < 20_000; customer++) {
      float[] values = new float[10];
      double[] scores = new double[5];
      for (int item = 0; item < 5; item++) {
        for (int f = 0; f < 2; f++) {
          values[2 * item + f] = (float) random.nextGaussian();
          scores[item] += truth[f] * values[2 * item + f];
        }
        // A Gumbel variable makes the item with the largest sum a draw of the softmax.
        scores[item] -= Math.log(-Math.log(random.nextDouble()));
      }
      int best = 0;
      for (int item = 1; item < 5; item++) {
        best = scores[item] > scores[best] ? item : best;
      }
      boolean[] taken = new boolean[5];
      taken[best] = true;
      examples.add(new Example(values, taken));
    }

    assertThat(ListwiseFit.coefficients(examples, TINY)).containsExactly(truth, within(0.04));
  }
}
