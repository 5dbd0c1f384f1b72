package io.dangol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that Fader, Hardie and Lee published, and closed forms. */
class BgNbdTest {

  /** As the paper prints it, fitted to CDNOW. */
  private static final BgNbd PRINTED = new BgNbd(0.243, 4.414, 0.793, 2.426);

  /** The same with more digits. */
  private static final BgNbd FITTED = new BgNbd(0.242595, 4.413607, 0.792925, 2.425919);

  private static final BgNbd MADE_UP = new BgNbd(0.25, 4, 0.8, 2.5);

  @ParameterizedTest
  @CsvSource({
    "0.1429, 0.0078",
    "1, 0.0532",
    "3, 0.1506",
    "31.8571, 1.0405",
    "32, 1.0437",
    // The authors' spreadsheet has 1.8576, as its series ends after 151 terms.
    "78, 1.8580"
  })
  void aNewCustomerBuysAsOftenAsPublished(double weeks, double purchases) {
    assertThat(FITTED.newCustomer().expected(weeks)).isCloseTo(purchases, within(5e-5));
  }

  @Test
  void theFirstCustomerOfCdnowBuysAsOftenAsPublished() {
    Outlook outlook = PRINTED.outlook(new History(2, 30.43, 38.86));

    assertThat(outlook.expected(39)).isCloseTo(1.226, within(5e-4));
  }

  @Test
  void aNewCustomerBuysNothingAsOftenAsPublished() {
    assertThat(PRINTED.newCustomer().probability(0, 39)).isCloseTo(0.5737864, within(5e-8));
  }

  @Test
  void likelihoodsOfFewAndManyPurchasesAreAsPublished() {
    assertThat(MADE_UP.logLikelihood(new History(0, 0, 40))).isCloseTo(-0.59947382, within(5e-9));
    assertThat(MADE_UP.logLikelihood(new History(200, 38, 40))).isCloseTo(100.7957, within(5e-5));
  }

  @Test
  void customersWithoutARepeatAreAlive() {
    assertThat(PRINTED.probabilityAlive(new History(0, 0, 1_000))).isEqualTo(1);
  }

  @Test
  void theOddsOfDropoutAreTwoTermsOfTheLikelihood() {
    // a / (b + x - 1) ((alpha + T) / (alpha + t_x))^(r + x)
    double odds = 0.8 / (2.5 + 3 - 1) * Math.pow(44 / 24.0, 3.25);

    assertThat(MADE_UP.probabilityAlive(new History(3, 20, 40)))
        .isCloseTo(1 / (1 + odds), within(1e-12));
  }

  @Test
  void aSinglePurchaseHappensOnceOrEndsTheCustomer() {
    // b / (a + b) NB(1) + a / (a + b) (1 - NB(0)), with NB(0) = (4 / 14)^.25.
    double none = Math.pow(4 / 14.0, 0.25);
    double one = none * 0.25 * 10 / 14;

    assertThat(MADE_UP.probability(1, 10))
        .isCloseTo((2.5 * one + 0.8 * (1 - none)) / 3.3, within(1e-12));
  }

  @Test
  void withoutDropoutPurchasesAreNegativeBinomial() {
    var model = new BgNbd(2, 5, 1e-9, 1);

    assertThat(model.expected(10)).isCloseTo(4, within(1e-6));
    assertThat(model.probability(0, 10)).isCloseTo(1 / 9.0, within(1e-9));
    assertThat(model.probability(1, 10)).isCloseTo(2 * (2 / 3.0) / 9, within(1e-9));
  }
}
