package io.dangol.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BootstrapMeanTest {

  @Test
  void aCustomerCountsOnceOnAverageWithAVarianceOfOne() {
    double sum = 0;
    double squares = 0;
    for (long customer = 1; customer <= 500; customer++) {
      for (int weight : BootstrapMean.weights(customer)) {
        sum += weight;
        squares += (double) weight * weight;
      }
    }
    double mean = sum / (500 * BootstrapMean.DRAWS);
    double variance = squares / (500 * BootstrapMean.DRAWS) - mean * mean;

    assertThat(mean).isCloseTo(1, within(0.01));
    assertThat(variance).isCloseTo(1, within(0.02));
    assertThat(BootstrapMean.weights(7)).isEqualTo(BootstrapMean.weights(7));
  }

  @Test
  void theIntervalIsThatOfTheNormalDistribution() {
    BootstrapMean mean = new BootstrapMean();
    for (long customer = 1; customer <= 2_000; customer++) {
      mean.add(BootstrapMean.weights(customer), (double) (customer % 2));
    }

    // 1.96 * sqrt(0.5 * 0.5 / 2000) = 0.0219
    assertThat(mean.interval().low()).isCloseTo(0.5 - 0.0219, within(0.003));
    assertThat(mean.interval().high()).isCloseTo(0.5 + 0.0219, within(0.003));
  }

  @Test
  void differencesOfTheSameCustomersArePaired() {
    BootstrapMean mine = new BootstrapMean();
    BootstrapMean other = new BootstrapMean();
    for (long customer = 1; customer <= 100; customer++) {
      int[] weights = BootstrapMean.weights(customer);
      mine.add(weights, customer % 7 + 0.5);
      other.add(weights, (double) (customer % 7));
    }

    assertThat(mine.minus(other).low()).isCloseTo(0.5, within(1e-9));
    assertThat(mine.minus(other).high()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void countsTheDrawsInWhichAMeanIsAboveAnother() {
    BootstrapMean mine = new BootstrapMean();
    BootstrapMean less = new BootstrapMean();
    BootstrapMean other = new BootstrapMean();
    for (long customer = 1; customer <= 400; customer++) {
      int[] weights = BootstrapMean.weights(customer);
      mine.add(weights, (double) (customer % 2));
      less.add(weights, customer % 2 - 0.1);
      other.add(weights, (double) ((customer + 1) % 2));
    }

    assertThat(mine.shareAbove(less)).isEqualTo(1);
    assertThat(mine.shareAbove(mine)).isEqualTo(0);
    assertThat(mine.shareAbove(other)).isBetween(0.4, 0.6);
  }

  @Test
  void partsAddUpToTheWhole() {
    BootstrapMean whole = new BootstrapMean();
    BootstrapMean first = new BootstrapMean();
    BootstrapMean second = new BootstrapMean();
    for (long customer = 1; customer <= 20; customer++) {
      int[] weights = BootstrapMean.weights(customer);
      whole.add(weights, (double) customer);
      (customer % 3 == 0 ? first : second).add(weights, (double) customer);
    }
    first.merge(second.sums(), second.counts());

    assertThat(Arrays.equals(first.sums(), whole.sums())).isTrue();
    assertThat(first.interval()).isEqualTo(whole.interval());
  }

  @Test
  void withoutCustomersThereIsNoInterval() {
    assertThat(new BootstrapMean().interval().low()).isNaN();
  }

  @Test
  void theMeanIsThatOfTheCustomersThemselves() {
    BootstrapMean whole = new BootstrapMean();
    BootstrapMean part = new BootstrapMean();
    whole.add(BootstrapMean.weights(1), 0.25);
    part.add(BootstrapMean.weights(2), 0.75);
    whole.merge(part.sums(), part.counts());

    assertThat(whole.mean()).isEqualTo(0.5);
    assertThat(whole.customers()).isEqualTo(2);
    assertThat(new BootstrapMean().mean()).isNaN();
  }
}
