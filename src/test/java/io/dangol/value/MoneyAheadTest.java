package io.dangol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MoneyAheadTest {

  /** With p = 1, the money of a purchase in scales is Lomax: 1 - (1 + y)^-(x + q). */
  private static final GammaGamma LOMAX = new GammaGamma(1, 3, 40);

  private static final GammaGamma CDNOW = new GammaGamma(6.25, 3.74, 15.44);

  @Test
  void theMoneyOfOnePurchaseHasAClosedForm() {
    MoneyAhead ahead = new MoneyAhead(LOMAX, 2, new double[] {0, 1});

    assertThat(ahead.atMost(0.3)).isCloseTo(1 - Math.pow(1.3, -5), within(1e-7));
    assertThat(ahead.quantile(0.9)).isCloseTo(Math.pow(0.1, -1 / 5.0) - 1, within(1e-4));
    assertThat(ahead.quantile(0.1)).isCloseTo(Math.pow(0.9, -1 / 5.0) - 1, within(1e-4));
  }

  @Test
  void noPurchaseIsNoMoney() {
    MoneyAhead ahead = new MoneyAhead(LOMAX, 2, new double[] {0.6, 0.4});

    assertThat(ahead.quantile(0.1)).isZero();
    assertThat(ahead.quantile(0.6)).isZero();
    // 0.6 + 0.4 (1 - (1 + y)^-5) = 0.9
    assertThat(ahead.quantile(0.9)).isCloseTo(Math.pow(0.25, -1 / 5.0) - 1, within(1e-4));
  }

  @Test
  void theMeanIsPurchasesTimesTheirMean() {
    Outlook outlook = new ParetoNbd(0.553, 10.578, 0.606, 11.669).outlook(Cdnow.CUSTOMER_1);
    MoneyAhead ahead = new MoneyAhead(CDNOW, 3, outlook.probabilities(39, 1 - 1e-9));

    // The integral of 1 - F, by the trapezoidal rule on the logarithm.
    double mean = 0;
    for (double log = -14; log < 8; log += 0.01) {
      mean += 0.01 * Math.exp(log) * (1 - ahead.atMost(Math.exp(log)));
    }

    assertThat(mean).isCloseTo(outlook.expected(39) * CDNOW.meanOfScale(3), within(1e-5));
  }

  @Test
  void manyPurchasesAreSummedUp() {
    double[] always = new double[601];
    always[600] = 1;
    MoneyAhead ahead = new MoneyAhead(CDNOW, 5_000, always);

    assertThat(ahead.quantile(0.5)).isCloseTo(600 * CDNOW.meanOfScale(5_000), within(1e-3));
    assertThat(ahead.quantile(0.1)).isLessThan(ahead.quantile(0.9));
  }
}
