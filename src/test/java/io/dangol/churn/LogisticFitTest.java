package io.dangol.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class LogisticFitTest {

  private record Example(boolean positive, List<Double> features) {
    static Example of(boolean positive, double... features) {
      return new Example(positive, DoubleStream.of(features).boxed().toList());
    }
  }

  @Test
  void oneFeatureOfTwoValuesGivesTheLogOddsRatio() {
    // At 0: 1 of 4 positive; at 1: 3 of 4. With hardly any penalty the fit is exact.
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      examples.add(Example.of(i < 1, 0));
      examples.add(Example.of(i < 3, 1));
    }

    double[] fitted = fit(1, 1e-9, examples);

    assertThat(fitted[0]).isEqualTo(Math.log(1 / 3.0), within(1e-6));
    assertThat(fitted[1]).isEqualTo(Math.log(9), within(1e-6));
  }

  @Test
  void withoutSignalTheInterceptIsTheBaseRate() {
    double[] fitted =
        fit(1, 0.01, List.of(Example.of(true, 0), Example.of(false, 0), Example.of(false, 0)));

    assertThat(fitted[0]).isEqualTo(Math.log(0.5), within(1e-6));
    assertThat(fitted[1]).isZero();
  }

  @Test
  void theGradientOfTheObjectiveVanishesAlsoForSeparableExamples() {
    double regularization = 0.01;
    List<Example> examples =
        List.of(
            Example.of(true, 2, 1),
            Example.of(true, 1, -1),
            Example.of(false, -1, 1),
            Example.of(false, -3, -1));

    double[] fitted = fit(2, regularization, examples);

    LogisticSums sums = sums(fitted, examples);
    assertThat(sums.meanGradient(0)).isEqualTo(0, within(1e-8));
    for (int i = 1; i < fitted.length; i++) {
      assertThat(sums.meanGradient(i) + regularization * fitted[i]).isEqualTo(0, within(1e-8));
    }
  }

  @Test
  void sumsDependOnNoOrderAndNoDivision() {
    var random = new Random(7);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      examples.add(
          Example.of(random.nextBoolean(), random.nextGaussian(), random.nextGaussian() / 3));
    }
    double[] at = {0.1, -0.7, 1 / 3.0};
    long[] whole = sums(at, examples).packed();

    Collections.shuffle(examples, random);
    LogisticSums divided = new LogisticSums(at);
    divided.addPacked(sums(at, examples.subList(0, 13)).packed());
    divided.addPacked(sums(at, examples.subList(13, 13)).packed());
    divided.addPacked(sums(at, examples.subList(13, 1_000)).packed());

    assertThat(divided.packed()).isEqualTo(whole);
  }

  private static double[] fit(int features, double regularization, List<Example> examples) {
    return LogisticFit.coefficients(features, regularization, at -> sums(at, examples));
  }

  private static LogisticSums sums(double[] at, List<Example> examples) {
    LogisticSums sums = new LogisticSums(at);
    examples.forEach(example -> sums.add(values(example), example.positive()));
    return sums;
  }

  private static double[] values(Example example) {
    return example.features().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
