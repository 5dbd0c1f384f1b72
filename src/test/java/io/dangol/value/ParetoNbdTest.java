package io.dangol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares with the closed forms of Fader and Hardie's note, evaluated with 30 digits. */
class ParetoNbdTest {

  @ParameterizedTest
  @CsvSource({
    // As published for CDNOW.
    "0.553, 10.578, 0.606, 11.669, 2, 30.43, 38.86, -9.55428324515, 0.869167559153",
    "0.553, 10.578, 0.606, 11.669, 0, 0, 38.86, -0.5210462940809, 0.2952866046169",
    "0.553, 10.578, 0.606, 11.669, 26, 30.86, 31, -39.1316715403, 0.9979187310552",
    // alpha far above beta, and far below.
    "1, 50, 0.2, 2, 3, 5, 100, -12.26096184334, 0.05703090386868",
    "1, 50, 0.2, 2, 0, 0, 100, -0.5370242220973, 0.2597714187997",
    "1, 50, 0.2, 2, 300, 99, 100, -90.16337416198, 0.9936785280698",
    "2, 0.5, 3, 4000, 3, 5, 100, -13.61535093728, 0.0004448577148839",
    "2, 0.5, 3, 4000, 0, 0, 100, -7.835810018051, 0.0581413807259",
  })
  void likelihoodAndProbabilityAliveAreThoseOfTheNote(
      double r,
      double alpha,
      double s,
      double beta,
      int repeats,
      double last,
      double observed,
      double logLikelihood,
      double alive) {
    var model = new ParetoNbd(r, alpha, s, beta);
    var history = new History(repeats, last, observed);

    assertThat(model.logLikelihood(history)).isCloseTo(logLikelihood, within(1e-10));
    assertThat(model.probabilityAlive(history)).isCloseTo(alive, within(1e-12));
  }

  /** The note's probabilities given both rates, integrated over the two rates numerically. */
  @ParameterizedTest
  @CsvSource({"0, 0.2025246", "1, 0.1364107", "4, 0.0646101", "12, 0.0198258"})
  void probabilitiesAreThoseOfTheNote(int n, double probability) {
    assertThat(new ParetoNbd(2, 5, 1.5, 20).probability(n, 30))
        .isCloseTo(probability, within(1e-6));
  }

  @Test
  void expectedPurchasesGoOnSmoothlyWhereTheFormulaDividesByZero() {
    // r beta / alpha ln((beta + t) / beta) for s = 1
    double atOne = 0.5 * 12 / 10 * Math.log(51 / 12.0);

    assertThat(new ParetoNbd(0.5, 10, 1, 12).expected(39)).isCloseTo(atOne, within(1e-12));
    assertThat(new ParetoNbd(0.5, 10, 1 + 1e-9, 12).expected(39)).isCloseTo(atOne, within(1e-8));
  }

  @Test
  void expectedPurchasesByHand() {
    // r beta / (alpha (s - 1)) (1 - (beta / (beta + t))^(s - 1)) for s = 2
    assertThat(new ParetoNbd(3, 5, 2, 10).expected(30))
        .isCloseTo(3 * 10 / 5.0 * (1 - 10 / 40.0), within(1e-12));
  }

  @Test
  void customersWithoutARepeatMayBeGone() {
    var model = new ParetoNbd(0.553, 10.578, 0.606, 11.669);

    assertThat(model.probabilityAlive(new History(0, 0, 0))).isEqualTo(1);
    assertThat(model.probabilityAlive(new History(0, 0, 200)))
        .isLessThan(model.probabilityAlive(new History(0, 0, 20)));
  }
}
