package io.dangol.value;

import static io.dangol.learn.NegativeBinomial.logRising;

/**
 * MBG/NBD, the modified beta-geometric model: as {@link BgNbd}, but a customer may drop out after
 * the first purchase, too.
 *
 * <p>Batislam, Denizel, Filiztekin (2007): Empirical validation and comparison of models for
 * customer base analysis.
 *
 * @param r shape of the gamma distribution of rates
 * @param alpha its rate, in weeks
 * @param a first parameter of the beta distribution of dropout probabilities
 * @param b its second parameter
 */
record MbgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

  @Override
  public double logRepeats(int repeats) {
    return logRising(r, repeats) + logRising(b, repeats + 1) - logRising(a + b, repeats + 1);
  }

  @Override
  public double logAlive(History history) {
    return r * Math.log(alpha / (alpha + history.observed()))
        - history.repeats() * Math.log(alpha + history.observed());
  }

  @Override
  public double logDropoutOdds(History history) {
    return Math.log(a / (b + history.repeats()))
        + (r + history.repeats())
            * Math.log((alpha + history.observed()) / (alpha + history.last()));
  }

  /** Customers who stayed after the first purchase go on as in {@link BgNbd}. */
  @Override
  public Outlook newCustomer() {
    return new Outlook(b / (a + b), new BgNbd(r, alpha, a, b + 1));
  }

  @Override
  public Outlook outlook(History history) {
    int repeats = history.repeats();
    return new Outlook(
        probabilityAlive(history),
        new BgNbd(r + repeats, alpha + history.observed(), a, b + repeats + 1));
  }
}
