package io.dangol.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fitted models of purchases and money.
 *
 * @param money empty if the shop logs no amounts, or too few to learn from
 */
record ValueModels(
    PurchaseFamily family, Fit<PurchaseModel> purchases, Optional<Fit<GammaGamma>> money) {

  /** The order in which kinds of models are tried where nothing else decides. */
  private static final List<PurchaseFamily> USUAL =
      List.of(PurchaseFamily.PARETO_NBD, PurchaseFamily.MBG_NBD, PurchaseFamily.BG_NBD);

  /** Why these customers are too few to learn from; empty if they are not. */
  static Optional<String> tooFew(Counted<History> histories, ValueSettings settings) {
    long repeatBuyers = repeatBuyers(histories);
    return repeatBuyers >= settings.minRepeatBuyers()
        ? Optional.empty()
        : Optional.of(
            "%s of %s customers bought on two days or more: fewer than %s"
                .formatted(repeatBuyers, histories.customers(), settings.minRepeatBuyers()));
  }

  /** Customers with a purchase on two days or more. */
  static long repeatBuyers(Counted<History> histories) {
    return Math.round(histories.sum(history -> Math.min(1, history.repeats())));
  }

  /** All kinds of models of purchases, in that order. */
  static Map<PurchaseFamily, Fit<PurchaseModel>> all(Counted<History> histories) {
    Map<PurchaseFamily, Fit<PurchaseModel>> fits = new LinkedHashMap<>();
    for (PurchaseFamily family : USUAL) {
      fits.put(family, MaximumLikelihood.fit(family, histories));
    }
    return fits;
  }

  /**
   * The first kind of model of purchases whose fit converges, with a model of money; empty if none
   * does.
   *
   * @param first the kind that is tried first
   */
  static Optional<ValueModels> of(
      Optional<PurchaseFamily> first,
      Counted<History> histories,
      Counted<Spend> spends,
      ValueSettings settings) {
    return Stream.concat(first.stream(), USUAL.stream())
        .distinct()
        .map(family -> with(family, MaximumLikelihood.fit(family, histories), spends, settings))
        .filter(models -> models.purchases().converged())
        .findFirst();
  }

  /** A fitted model of purchases, and one of money where it can be fitted. */
  static ValueModels with(
      PurchaseFamily family,
      Fit<PurchaseModel> purchases,
      Counted<Spend> spends,
      ValueSettings settings) {
    return new ValueModels(family, purchases, money(spends, settings));
  }

  /** Needs enough customers with amounts on two days or more, as the models of purchases do. */
  private static Optional<Fit<GammaGamma>> money(Counted<Spend> spends, ValueSettings settings) {
    double payers = spends.sum(spend -> spend.purchases() > 1 ? 1 : 0);
    return payers < settings.minRepeatBuyers()
        ? Optional.empty()
        : Optional.of(MaximumLikelihood.fit(SpendFamily.GAMMA_GAMMA, spends))
            .filter(
                fit -> fit.converged() && fit.model().meanOfScale(1) < Double.POSITIVE_INFINITY);
  }

  /** Whether the data tell when customers leave for good. */
  boolean isDropoutIdentified() {
    return purchases.isIdentified(PurchaseFamily.DROPOUT);
  }
}
