package io.dangol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GammaGammaTest {

  /** As published for CDNOW. */
  private static final GammaGamma PRINTED = new GammaGamma(6.25, 3.74, 15.44);

  @Test
  void theFirstTenCustomersOfCdnowSpendAsPublished() {
    Stream<Spend> firstTen =
        Stream.of(
            new Spend(2, 44.69 / 2),
            new Spend(1, 11.77),
            Spend.NONE,
            Spend.NONE,
            Spend.NONE,
            new Spend(7, 516.19 / 7),
            new Spend(1, 11.77),
            Spend.NONE,
            new Spend(2, 51.10 / 2),
            Spend.NONE);
    GammaGamma fitted = new GammaGamma(6.2495, 3.7442, 15.4437);

    double[] expected = firstTen.mapToDouble(fitted::expectedMean).toArray();

    assertThat(expected)
        .containsExactly(
            new double[] {24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17},
            within(0.006));
  }

  @Test
  void theLikelihoodIsADensity() {
    // Over the mean of two purchases, by the trapezoidal rule on its logarithm.
    double sum =
        DoubleStream.iterate(-6, log -> log < 12, log -> log + 0.01)
            .map(log -> Math.exp(PRINTED.logLikelihood(new Spend(2, Math.exp(log))) + log))
            .sum();

    assertThat(sum * 0.01).isCloseTo(1, within(1e-8));
  }

  @Test
  void customersWithoutAPurchaseSayNothing() {
    assertThat(PRINTED.logLikelihood(Spend.NONE)).isZero();
    assertThat(PRINTED.expectedMean(Spend.NONE)).isCloseTo(6.25 * 15.44 / 2.74, within(1e-12));
    assertThat(new GammaGamma(6, 1, 15).expectedMean(Spend.NONE)).isInfinite();
  }

  @Test
  void manyPurchasesSpeakForThemselves() {
    assertThat(PRINTED.expectedMean(new Spend(5_000, 80))).isCloseTo(80, within(0.01));
    assertThat(PRINTED.logLikelihood(new Spend(5_000, 80))).isFinite();
  }

  @Test
  void moneyIsPurchasesTimesTheirMean() {
    Outlook outlook = new BgNbd(0.243, 4.414, 0.793, 2.426).outlook(Cdnow.CUSTOMER_1);
    var spend = new Spend(2, 22.345);

    assertThat(PRINTED.expectedMoney(outlook, spend, 39))
        .isCloseTo(outlook.expected(39) * PRINTED.expectedMean(spend), within(1e-12));
  }
}
