package io.dangol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dangol.value.Outlook.Interval;
import io.dangol.value.Outlook.Range;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for all models of purchases. */
class PurchaseModelTest {

  private static final double WEEKS = 39;

  private static final List<History> HISTORIES =
      List.of(
          new History(0, 0, 0),
          new History(0, 0, 38.86),
          new History(2, 30.43, 38.86),
          new History(2, 1, 38.86),
          new History(60, 35, 36));

  static Stream<PurchaseModel> models() {
    return Stream.of(
        new BgNbd(0.243, 4.414, 0.793, 2.426),
        new BgNbd(2, 8, 3, 1),
        new MbgNbd(0.525, 6.183, 0.891, 1.614),
        new ParetoNbd(0.553, 10.578, 0.606, 11.669),
        new ParetoNbd(2, 3, 4, 90),
        new ParetoNbd(0.8, 60, 0.3, 2));
  }

  @ParameterizedTest
  @MethodSource("models")
  void probabilitiesAddUpToOneAndToTheExpectedPurchases(PurchaseModel model) {
    for (History history : HISTORIES) {
      Outlook outlook = model.outlook(history);
      double sum = 0;
      double mean = 0;
      for (int n = 0; n < 1_500; n++) {
        sum += outlook.probability(n, WEEKS);
        mean += n * outlook.probability(n, WEEKS);
      }
      assertThat(sum).isCloseTo(1, within(1e-10));
      assertThat(mean).isCloseTo(outlook.expected(WEEKS), within(1e-8));
    }
  }

  /** A customer without a purchase in the window has the same history, observed for longer. */
  @ParameterizedTest
  @MethodSource("models")
  void noPurchaseIsTheLongerHistoryGivenTheShorter(PurchaseModel model) {
    for (History history : HISTORIES) {
      var longer = new History(history.repeats(), history.last(), history.observed() + WEEKS);
      double difference = model.logLikelihood(longer) - model.logLikelihood(history);

      assertThat(model.outlook(history).probability(0, WEEKS))
          .isCloseTo(Math.exp(difference), within(1e-10));
      assertThat(model.outlook(history).probabilityOfAny(WEEKS))
          .isCloseTo(-Math.expm1(difference), within(1e-10));
    }
  }

  /** By the models' definition, a new customer is one whose history has just begun. */
  @ParameterizedTest
  @MethodSource("models")
  void aNewCustomerIsOneWithAnEmptyHistory(PurchaseModel model) {
    Outlook outlook = model.outlook(new History(0, 0, 0));

    assertThat(model.logLikelihood(new History(0, 0, 0))).isCloseTo(0, within(1e-12));
    assertThat(model.newCustomer().expected(WEEKS))
        .isCloseTo(outlook.expected(WEEKS), within(1e-12));
    assertThat(model.newCustomer().probability(2, WEEKS))
        .isCloseTo(outlook.probability(2, WEEKS), within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("models")
  void longerSilenceMeansLessLifeAndFewerPurchases(PurchaseModel model) {
    double alive = 2;
    double expected = Double.POSITIVE_INFINITY;
    for (double silence = 0; silence <= 100; silence += 5) {
      var history = new History(4, 20, 20 + silence);
      Outlook outlook = model.outlook(history);

      assertThat(outlook.alive()).isBetween(0.0, 1.0).isLessThan(alive);
      assertThat(outlook.expected(WEEKS)).isPositive().isLessThan(expected);
      alive = outlook.alive();
      expected = outlook.expected(WEEKS);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void longerWindowsHoldMorePurchases(PurchaseModel model) {
    Outlook outlook = model.outlook(new History(2, 30.43, 38.86));
    double expected = 0;
    double any = 0;

    assertThat(outlook.expected(0)).isZero();
    assertThat(outlook.probability(0, 0)).isCloseTo(1, within(1e-15));
    assertThat(outlook.probability(1, 0)).isZero();
    for (double weeks = 1; weeks <= 300; weeks *= 2) {
      assertThat(outlook.expected(weeks)).isGreaterThan(expected);
      assertThat(outlook.probabilityOfAny(weeks)).isGreaterThan(any).isLessThan(1);
      expected = outlook.expected(weeks);
      any = outlook.probabilityOfAny(weeks);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void anIntervalHasItsShareInsideAndNoMoreThanHalfTheRestOnEachSide(PurchaseModel model) {
    for (History history : HISTORIES) {
      Outlook outlook = model.outlook(history);
      Interval interval = outlook.interval(WEEKS, 0.8);
      double below = 0;
      double inside = 0;
      for (int n = 0; n <= interval.high(); n++) {
        below += n < interval.low() ? outlook.probability(n, WEEKS) : 0;
        inside += n < interval.low() ? 0 : outlook.probability(n, WEEKS);
      }
      assertThat(inside).isGreaterThanOrEqualTo(0.8 - 1e-9);
      assertThat(below).isLessThan(0.1);
      assertThat(1 - below - inside).isLessThanOrEqualTo(0.1 + 1e-9);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void thousandsOfPurchasesAreNoTrouble(PurchaseModel model) {
    var history = new History(5_000, 38.99, 39);
    Outlook outlook = model.outlook(history);

    assertThat(model.logLikelihood(history)).isFinite();
    assertThat(outlook.alive()).isBetween(0.0, 1.0);
    assertThat(outlook.expected(4)).isFinite().isPositive();
    assertThat(outlook.probability(500, 4)).isBetween(0.0, 1.0);
    assertThat(outlook.interval(4, 0.8).high()).isLessThan(1_000);
    assertThat(model.logLikelihood(new History(5_000, 2, 39))).isFinite();
  }

  @Test
  void anIntervalNeedsAShare() {
    Outlook outlook = new BgNbd(1, 1, 1, 1).newCustomer();

    assertThatThrownBy(() -> outlook.interval(WEEKS, 1))
        .hasMessage("share is 1.0, must be between 0 and 1");
  }

  @ParameterizedTest
  @MethodSource("models")
  void ownProbabilitiesOfNoPurchaseHaveTheKnownMeanAndShrinkWithMoreHistory(PurchaseModel model) {
    GammaQuantiles typical = new GammaQuantiles();
    for (History history : HISTORIES) {
      Outlook outlook = model.outlook(history);
      double mean =
          DoubleStream.of(outlook.purchases().ownProbabilitiesOfNone(WEEKS, typical))
              .average()
              .orElseThrow();

      assertThat(mean).isCloseTo(outlook.purchases().probability(0, WEEKS), within(0.02));
      Range range = outlook.rangeOfNone(WEEKS, 0.8, typical);
      assertThat(range.low()).isBetween(0.0, outlook.probability(0, WEEKS));
      assertThat(range.high()).isBetween(outlook.probability(0, WEEKS), 1.0);
    }
    Range ofLittle = model.outlook(new History(1, 5, 6)).rangeOfNone(1, 0.8, typical);
    Range ofMuch = model.outlook(new History(100, 500, 501)).rangeOfNone(1, 0.8, typical);
    assertThat(ofMuch.high() - ofMuch.low()).isLessThan(ofLittle.high() - ofLittle.low());
  }

  @Test
  void theRangeOfNoPurchaseByHand() {
    // Rates of a gamma distribution of shape 1 have the quantiles -ln(1 - u) / alpha.
    BgNbd alive = new BgNbd(1, 10, 1, 2);

    Range range = new Outlook(1, alive).rangeOfNone(5, 0.8, new GammaQuantiles());

    assertThat(range.low()).isCloseTo(Math.pow(0.1, 0.5), within(0.01));
    assertThat(range.high()).isCloseTo(Math.pow(0.9, 0.5), within(0.01));
    // Of those who are certain to have left for .95 of all, the own probability is 1.
    Outlook left = new Outlook(0.05, alive);
    assertThat(left.rangeOfNone(5, 0.8, new GammaQuantiles()))
        .isEqualTo(new Range(left.probability(0, 5), 1));
  }
}
