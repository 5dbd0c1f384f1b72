package io.dangol.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompoundGammaTest {

  @Test
  void ofShapeOneIsALomaxDistribution() {
    // (B / (B + x))^A = (10 / 20)^2
    assertThat(new CompoundGamma(1, 2, 10).logSurvival(10))
        .isCloseTo(Math.log(0.25), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.3, 1, 0.2",
    "2, 1.7, 30, 12",
    "4, 9.5, 100, 300",
    "16, 0.9, 20, 5",
    "16, 80, 200, 40",
    "8, 4, 2, 5000"
  })
  void survivalIsThatOfABetaPrimeDistribution(int shape, double evidence, double time, double x) {
    assertThat(Math.exp(new CompoundGamma(shape, evidence, time).logSurvival(x)))
        .isCloseTo(Beta.regularizedBeta(time / (time + x), evidence, shape), within(1e-10));
  }

  @Test
  void withMuchEvidenceIsAGammaDistribution() {
    assertThat(Math.exp(new CompoundGamma(4, 4e7, 1e8).logSurvival(12)))
        .isCloseTo(Gamma.regularizedGammaQ(4, 12 * 0.4), within(1e-6));
  }

  @Test
  void densityIsTheDerivativeOfTheSurvival() {
    CompoundGamma gap = new CompoundGamma(4, 2.5, 12);
    double constant = Gamma.logGamma(6.5) - Gamma.logGamma(2.5) - Gamma.logGamma(4);
    double slope =
        (Math.exp(gap.logSurvival(5 - 1e-5)) - Math.exp(gap.logSurvival(5 + 1e-5))) / 2e-5;
    assertThat(Math.exp(constant + gap.logDensityShape(5, Math.log(5))))
        .isCloseTo(slope, within(1e-9));
  }

  @Test
  void staysFiniteFarOut() {
    assertThat(new CompoundGamma(16, 700, 1).logSurvival(1e6)).isFinite().isLessThan(-1000);
  }
}
