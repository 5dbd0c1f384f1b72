package io.dangol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dangol.value.HoldOut.Figures;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HoldOutTest {

  private static final BgNbd BG_NBD = new BgNbd(0.2426, 4.4136, 0.7929, 2.4259);
  private static final ParetoNbd PARETO_NBD = new ParetoNbd(0.5533, 10.5777, 0.6063, 11.6695);

  private static final History ONCE = new History(0, 0, 10);
  private static final History OFTEN = new History(5, 9, 10);

  @Test
  void cdnowIsPredictedAsWellAsByOthers() {
    HoldOut cdnow = Cdnow.holdOut();

    Figures pareto = cdnow.figures(PARETO_NBD);
    assertThat(pareto.actual()).isEqualTo(1_882);
    assertThat(pareto.predicted()).isCloseTo(1_665.5, within(0.5));
    assertThat(pareto.meanAbsoluteError()).isLessThan(0.755);
    assertThat(pareto.auc()).isCloseTo(0.779, within(5e-4));

    Figures bg = cdnow.figures(BG_NBD);
    assertThat(bg.predicted()).isCloseTo(1_653.4, within(0.5));
    assertThat(bg.meanAbsoluteError()).isCloseTo(0.785, within(6e-4));
    assertThat(bg.auc()).isCloseTo(0.773, within(6e-4));
  }

  @Test
  void modelsBeatTheRateSoFarAndRecencyOnCdnow() {
    HoldOut cdnow = Cdnow.holdOut();
    Figures rate = cdnow.figuresOfRate();

    assertThat(rate.predicted()).isCloseTo(2_930, within(0.5));
    assertThat(rate.meanAbsoluteError()).isCloseTo(1.024, within(5e-4));
    assertThat(rate.logLikelihood()).isNaN();
    assertThat(cdnow.aucOfRecency()).isCloseTo(0.771, within(5e-4));
    assertThat(cdnow.figures(PARETO_NBD).auc()).isGreaterThan(cdnow.aucOfRecency());
  }

  @Test
  void figuresOfTwoCustomersByHand() {
    HoldOut holdOut =
        new HoldOut(Counted.of(Stream.of(new Outcome(ONCE, 1), new Outcome(OFTEN, 0))), 20);

    // The rates are 0 and a half per week: 0 and 10 purchases.
    Figures rate = holdOut.figuresOfRate();
    assertThat(rate.predicted()).isEqualTo(10);
    assertThat(rate.actual()).isEqualTo(1);
    assertThat(rate.meanAbsoluteError()).isEqualTo((1 + 10) / 2.0);
    assertThat(rate.auc()).isZero();

    double one = BG_NBD.outlook(ONCE).probability(1, 20);
    double none = BG_NBD.outlook(OFTEN).probability(0, 20);
    assertThat(holdOut.logLikelihood(BG_NBD)).isCloseTo(Math.log(one * none), within(1e-12));
  }

  @Test
  void aucNeedsCustomersOfBothKinds() {
    HoldOut nobody = new HoldOut(Counted.of(Stream.of(new Outcome(ONCE, 0))), 20);

    assertThat(nobody.figures(BG_NBD).auc()).isNaN();
    assertThat(nobody.aucOfRecency()).isNaN();
  }

  @Test
  void whoBoughtOnTheLastDayIsTheMostRecent() {
    var today = new History(1, 10, 10);
    HoldOut holdOut =
        new HoldOut(Counted.of(Stream.of(new Outcome(today, 1), new Outcome(OFTEN, 0))), 20);

    assertThat(holdOut.aucOfRecency()).isEqualTo(1);
  }

  @Test
  void aLaterModelIsBestOnlyIfItIsClearlyLikelier() {
    HoldOut cdnow = Cdnow.holdOut();
    Fit<PurchaseModel> bg = fit(BG_NBD, true);
    Fit<PurchaseModel> pareto = fit(PARETO_NBD, true);
    Fit<PurchaseModel> wrong = fit(new BgNbd(1, 4.4, 0.8, 2.4), true);

    // BG/NBD is ahead by 6.4, with a standard error of 10.7.
    assertThat(cdnow.logLikelihood(BG_NBD)).isGreaterThan(cdnow.logLikelihood(PARETO_NBD));
    assertThat(cdnow.best(List.of(pareto, bg))).contains(pareto);
    assertThat(cdnow.best(List.of(bg, pareto))).contains(bg);
    assertThat(cdnow.best(List.of(wrong, pareto))).contains(pareto);
    assertThat(cdnow.best(List.of(fit(PARETO_NBD, false), bg))).contains(bg);
    // Nearly the same model, for each customer a little less likely.
    HoldOut alike = new HoldOut(Counted.of(Stream.of(new Outcome(OFTEN, 9))), 9);
    Fit<PurchaseModel> slower = fit(new BgNbd(0.2426, 4.42, 0.7929, 2.4259), true);
    assertThat(alike.logLikelihood(BG_NBD)).isGreaterThan(alike.logLikelihood(slower.model()));
    assertThat(alike.best(List.of(slower, bg))).contains(slower);
    assertThat(cdnow.best(List.of(fit(BG_NBD, false)))).isEmpty();
  }

  @Test
  void historiesAreWhatModelsAreFittedTo() {
    assertThat(Cdnow.holdOut().histories()).isEqualTo(Cdnow.histories());
  }

  @Test
  void aWindowHasALengthAndCustomers() {
    assertThatThrownBy(() -> new HoldOut(new Counted<>(List.of()), 39))
        .hasMessage("0 outcomes in 39.0 weeks");
    assertThatThrownBy(() -> new HoldOut(Counted.of(Stream.of(new Outcome(ONCE, 0))), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Fit<PurchaseModel> fit(PurchaseModel model, boolean converged) {
    return new Fit<>(model, List.of(), 0, converged, List.of());
  }
}
