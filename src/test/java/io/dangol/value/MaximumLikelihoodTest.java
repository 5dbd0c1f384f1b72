package io.dangol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dangol.value.Fit.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MaximumLikelihoodTest {

  @ParameterizedTest
  @CsvSource({
    "BG_NBD, 0.243, 4.414, 0.793, 2.426",
    "MBG_NBD, 0.525, 6.183, 0.891, 1.614",
    "PARETO_NBD, 0.553, 10.578, 0.606, 11.669",
  })
  void parametersOfCdnowAreAsPublished(
      PurchaseFamily family, double r, double alpha, double third, double fourth) {
    Fit<PurchaseModel> fit = MaximumLikelihood.fit(family, Cdnow.histories());

    assertThat(values(fit)).containsExactly(new double[] {r, alpha, third, fourth}, within(6e-4));
    assertThat(fit.converged()).isTrue();
    assertThat(fit.concerns()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"BG_NBD, -9582.4", "PARETO_NBD, -9595.0"})
  void likelihoodsOfCdnowAreAsPublished(PurchaseFamily family, double logLikelihood) {
    assertThat(MaximumLikelihood.fit(family, Cdnow.histories()).logLikelihood())
        .isCloseTo(logLikelihood, within(0.05));
  }

  @Test
  void moneyOfCdnowIsAsPublished() {
    Counted<Spend> spends = Cdnow.spends();
    Fit<GammaGamma> fit = MaximumLikelihood.fit(SpendFamily.GAMMA_GAMMA, spends);

    assertThat(spends.sum(spend -> Math.min(1, spend.purchases()))).isEqualTo(946);
    assertThat(values(fit)).containsExactly(new double[] {6.25, 3.74, 15.44}, within(6e-3));
    assertThat(fit.logLikelihood()).isCloseTo(-4055.9, within(0.05));
    assertThat(fit.converged()).isTrue();
    assertThat(fit.concerns()).isEmpty();
  }

  static Stream<PurchaseModel> planted() {
    return Stream.of(
        new BgNbd(0.7, 6, 1.2, 3), new MbgNbd(0.8, 5, 1, 4), new ParetoNbd(0.9, 8, 0.7, 20));
  }

  @ParameterizedTest
  @MethodSource("planted")
  void plantedParametersAreFoundAgain(PurchaseModel truth) {
    Fit<PurchaseModel> fit =
        MaximumLikelihood.fit(familyOf(truth), PlantedCustomers.of(truth, 3_000, 7));

    assertThat(fit.converged()).isTrue();
    double[] planted = parameters(truth);
    for (int i = 0; i < planted.length; i++) {
      Estimate estimate = fit.estimates().get(i);
      assertThat(Math.abs(Math.log(estimate.value() / planted[i])))
          .as(estimate.name())
          .isLessThan(3 * estimate.logError());
      assertThat(estimate.logError()).isBetween(0.01, 0.6);
    }
  }

  @Test
  void withoutDropoutTheFitSaysThatItIsNotIdentified() {
    Counted<History> loyal = PlantedCustomers.of(new BgNbd(1.5, 9, 1e-9, 1), 1_000, 7);

    for (PurchaseFamily family : PurchaseFamily.values()) {
      Fit<PurchaseModel> fit = MaximumLikelihood.fit(family, loyal);

      assertThat(fit.concerns()).hasSize(1);
      assertThat(fit.concerns().get(0)).startsWith("dropout is not identified: ");
      assertThat(fit.model().probabilityAlive(new History(5, 20, 22))).isGreaterThan(0.99);
      assertThat(fit.estimates().get(0).value()).isCloseTo(1.5, within(0.3));
    }
  }

  @Test
  void withoutARepeatNothingIsIdentified() {
    Counted<History> strangers = Counted.of(Stream.of(new History(0, 0, 8), new History(0, 0, 9)));

    Fit<PurchaseModel> fit = MaximumLikelihood.fit(PurchaseFamily.PARETO_NBD, strangers);

    assertThat(fit.concerns())
        .extracting(concern -> concern.substring(0, concern.indexOf(':')))
        .containsExactly(
            "the spread of rates is not identified",
            "the mean rate is not identified",
            "dropout is not identified");
    assertThat(fit.model().newCustomer().expected(52)).isLessThan(0.5);
  }

  @Test
  void customersOfTodayDoNotStopAFit() {
    Fit<PurchaseModel> fit =
        MaximumLikelihood.fit(PurchaseFamily.BG_NBD, Counted.of(Stream.of(new History(0, 0, 0))));

    assertThat(fit.logLikelihood()).isCloseTo(0, within(1e-9));
    assertThat(fit.concerns()).hasSize(3);
  }

  @Test
  void moneyOfNobodyIsNotIdentified() {
    Fit<GammaGamma> fit =
        MaximumLikelihood.fit(SpendFamily.GAMMA_GAMMA, Counted.of(Stream.of(Spend.NONE)));

    assertThat(fit.concerns())
        .containsExactly(
            "the spread of a customer's purchases is not identified: the standard error of ln p is"
                + " 100.00, must be at most 1",
            "the spread of customers is not identified: the standard error of ln q is 100.00, must"
                + " be at most 1");
  }

  @Test
  void anInfiniteMeanIsAConcern() {
    assertThat(SpendFamily.GAMMA_GAMMA.concern(new GammaGamma(2, 0.9, 15)))
        .contains(
            "the mean of customers without a repeat is infinite: q is 0.900, must be above 1");
    assertThat(SpendFamily.GAMMA_GAMMA.concern(new GammaGamma(2, 1.1, 15))).isEmpty();
  }

  @Test
  void aConcernNamesTheParameterAndItsLimit() {
    Counted<History> alike = PlantedCustomers.of(new BgNbd(1e6, 8e6, 0.8, 2), 1_000, 7);

    assertThat(MaximumLikelihood.fit(PurchaseFamily.BG_NBD, alike).concerns().get(0))
        .matches(
            "the spread of rates is not identified: (r is .*, must be within a factor of 500 of"
                + " 1.00|the standard error of ln r is .*, must be at most 1)");
  }

  @Test
  void thereMustBeACustomer() {
    assertThatThrownBy(() -> MaximumLikelihood.fit(PurchaseFamily.BG_NBD, new Counted<>(List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no customer to fit a model to");
  }

  private static double[] values(Fit<?> fit) {
    return fit.estimates().stream().mapToDouble(Estimate::value).toArray();
  }

  private static PurchaseFamily familyOf(PurchaseModel model) {
    return Arrays.stream(PurchaseFamily.values())
        .filter(family -> family.model(parameters(model)).equals(model))
        .findFirst()
        .orElseThrow();
  }

  private static double[] parameters(PurchaseModel model) {
    if (model instanceof BgNbd bg) {
      return new double[] {bg.r(), bg.alpha(), bg.a(), bg.b()};
    } else if (model instanceof MbgNbd mbg) {
      return new double[] {mbg.r(), mbg.alpha(), mbg.a(), mbg.b()};
    }
    ParetoNbd pareto = (ParetoNbd) model;
    return new double[] {pareto.r(), pareto.alpha(), pareto.s(), pareto.beta()};
  }
}
