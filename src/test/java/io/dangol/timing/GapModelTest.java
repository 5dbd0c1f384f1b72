package io.dangol.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class GapModelTest {

  private static final GapModel MODEL =
      new GapModel(1.2, 1.5, 0.5, 2, 0.8, new double[] {0.3, 0.2, 0.2, 0.2, 0.1});

  private static final Gaps SEVEN = new Gaps(new double[] {0.5, 2, 1, 1.5, 0.8, 1.1}, 0.4, 7);

  @Test
  void chanceOfStayingGrowsWithEachPurchase() {
    assertThat(MODEL.staying(1)).isCloseTo(2 / 2.5, within(1e-12));
    assertThat(MODEL.staying(3)).isCloseTo(4 / 4.5, within(1e-12));
  }

  @Test
  void likelihoodWithoutForgettingIsTheClosedForm() {
    // One shape, a rate of Gamma(1.2, 1.5 / 2), nobody leaves: with n gaps of sum S the integral
    // over
    // the rate is b^a / gamma(a) * gamma(a + 2n) / (b + S)^(a + 2n) * the product of gaps.
    GapModel regular = new GapModel(1.2, 1.5, 1e-12, 2, 1, new double[] {0, 1, 0, 0, 0});
    double a = 1.2;
    double b = 0.75;
    double closedForm =
        a * Math.log(b)
            - Gamma.logGamma(a)
            + Gamma.logGamma(a + 6)
            - (a + 6) * Math.log(b + 4.5)
            + Math.log(0.5 * 3 * 1);
    Gaps gaps = new Gaps(new double[] {0.5, 3, 1}, 0, 4);
    assertThat(regular.logLikelihood(List.of(gaps), 1)).isCloseTo(closedForm, within(1e-9));
  }

  @Test
  void likelihoodOfOnePurchaseIsQuietOrGone() {
    Gaps gaps = new Gaps(new double[0], 3, 1);
    GapModel poisson = new GapModel(2, 3, 0.5, 1.5, 0.8, new double[] {1, 0, 0, 0, 0});
    // Stays .75, and (3 / 6)^2 of those are quiet for 3.
    assertThat(poisson.logLikelihood(List.of(gaps), 1))
        .isCloseTo(Math.log(0.75 * 0.25 + 0.25), within(1e-12));
  }

  @Test
  void likelihoodIsThatOfTheFirstPurchasesAndOfWhatCameAfterThem() {
    Gaps three = new Gaps(new double[] {0.5, 2}, 0, 3);
    double whole = MODEL.logLikelihood(List.of(SEVEN), 1);
    double after = MODEL.logLikelihood(List.of(SEVEN), 3);
    // An open gap of 0 says nothing: what is left are the two gaps and the two decisions to stay.
    assertThat(MODEL.logLikelihood(List.of(three), 1) + after).isCloseTo(whole, within(1e-9));
  }

  @Test
  void densityOfAGapIsTheDerivativeOfTheChanceToBeQuiet() {
    double step = 1e-5;
    double slope = (quiet(SEVEN, 0.4 - step) - quiet(SEVEN, 0.4 + step)) / (2 * step);
    double[] eight = {0.5, 2, 1, 1.5, 0.8, 1.1, 0.4};
    double closed = MODEL.logLikelihood(List.of(new Gaps(eight, 0, 8)), 1);
    assertThat(slope).isCloseTo(Math.exp(closed), within(1e-7));
  }

  @Test
  void gapsThatAreTooOldAreLeftOutOfTheGapsButNotOfTheChanceToStay() {
    double all = MODEL.logLikelihood(List.of(new Gaps(new double[] {1}, 0, 40)), 1);
    double stayed = 0;
    for (int purchases = 1; purchases < 40; purchases++) {
      stayed += Math.log(MODEL.staying(purchases));
    }
    double gap = MODEL.logLikelihood(List.of(new Gaps(new double[] {1}, 0, 2)), 1);
    assertThat(all).isCloseTo(gap - Math.log(MODEL.staying(1)) + stayed, within(1e-9));
  }

  private static double quiet(Gaps gaps, double open) {
    return Math.exp(
        MODEL.logLikelihood(List.of(new Gaps(gaps.closed(), open, gaps.purchases())), 1));
  }
}
