package io.dangol.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class NegativeBinomialTest {

  @Test
  void ofShapeOneItIsGeometric() {
    // P(n) = 1/4 (3/4)^n.
    NegativeBinomial geometric = new NegativeBinomial(1, 3);

    for (int n = 0; n < 40; n++) {
      assertThat(geometric.atMost(n)).isCloseTo(1 - Math.pow(0.75, n + 1), within(1e-12));
      assertThat(geometric.logProbability(n))
          .isCloseTo(Math.log(0.25) + n * Math.log(0.75), within(1e-12));
    }
    assertThat(geometric.atMost(-1)).isZero();
    // 1 - .75^(n + 1) is .25, .4375, ... .8999 at 7 and .9249 at 8.
    assertThat(geometric.quantile(0.1)).isZero();
    assertThat(geometric.quantile(0.4)).isEqualTo(1);
    assertThat(geometric.quantile(0.9)).isEqualTo(8);
  }

  @Test
  void ofAKnownMeanItIsPoissons() {
    NegativeBinomial known = new NegativeBinomial(1e9, 4);
    PoissonDistribution poisson = new PoissonDistribution(4);

    for (int n = 0; n < 15; n++) {
      assertThat(known.atMost(n)).isCloseTo(poisson.cumulativeProbability(n), within(1e-7));
    }
    assertThat(known.quantile(0.9)).isEqualTo(poisson.inverseCumulativeProbability(0.9));
  }

  @Test
  void nobodyIsExpectedToBeNobody() {
    NegativeBinomial none = new NegativeBinomial(0.5, 0);

    assertThat(none.atMost(0)).isEqualTo(1);
    assertThat(none.quantile(0.9)).isZero();
  }

  @Test
  void itsLogarithmsAreThoseOfItsProbabilities() {
    NegativeBinomial numbers = new NegativeBinomial(0.3, 2.5);
    double sum = 0;
    for (int n = 0; n < 30; n++) {
      sum += Math.exp(numbers.logProbability(n));
      assertThat(sum).isCloseTo(numbers.atMost(n), within(1e-12));
    }
  }

  @Test
  void risingFactorialsAreProducts() {
    assertThat(NegativeBinomial.logRising(0.3, 0)).isZero();
    assertThat(NegativeBinomial.logRising(0.3, 3))
        .isCloseTo(Math.log(0.3 * 1.3 * 2.3), within(1e-14));
    // Of few and of many factors.
    for (int n = 14; n < 19; n++) {
      assertThat(NegativeBinomial.logRising(2.5, n))
          .isCloseTo(Gamma.logGamma(2.5 + n) - Gamma.logGamma(2.5), within(1e-12));
    }
    assertThat(NegativeBinomial.logRising(1e12, 2)).isCloseTo(2 * Math.log(1e12), within(1e-11));
  }
}
