package io.dangol.value;

import static io.dangol.learn.NegativeBinomial.logRising;

/**
 * Pareto/NBD: a customer may drop out at any time, at a dropout rate of their own that has a gamma
 * distribution over customers.
 *
 * <p>Schmittlein, Morrison, Colombo (1987): Counting your customers. Formulas from Fader, Hardie
 * (2005): A note on deriving the Pareto/NBD model and related expressions.
 *
 * @param r shape of the gamma distribution of rates
 * @param alpha its rate, in weeks
 * @param s shape of the gamma distribution of dropout rates
 * @param beta its rate, in weeks
 */
record ParetoNbd(double r, double alpha, double s, double beta)
    implements PurchaseModel, Purchases {

  /** Panels of an integral over ln(time): exact to about 1e-13 up to this width, ... */
  private static final double WIDEST = 4;

  /** ... this change of an exponent, ... */
  private static final double STEEPEST = 16;

  /** ... and this many standard deviations of a peak. */
  private static final double DEVIATIONS = 2;

  /** e to the minus this adds nothing to 1. */
  private static final double NEGLIGIBLE = 40;

  @Override
  public double logRepeats(int repeats) {
    return logRising(r, repeats);
  }

  @Override
  public double logAlive(History history) {
    return r * Math.log(alpha / (alpha + history.observed()))
        + s * Math.log(beta / (beta + history.observed()))
        - history.repeats() * Math.log(alpha + history.observed());
  }

  /**
   * The term with A0 of the note over the one without, as an integral over the time of the dropout.
   * The note's difference of two hypergeometric functions needs thousands of terms where alpha and
   * beta are far apart.
   */
  @Override
  public double logDropoutOdds(History history) {
    double shape = r + history.repeats();
    double alphaAtLast = alpha + history.last();
    double betaAtLast = beta + history.last();
    double logRatio =
        shape * Math.log((alpha + history.observed()) / alphaAtLast)
            + s * Math.log((beta + history.observed()) / betaAtLast);
    double integral =
        alpha < beta
            ? powers(alphaAtLast, shape, betaAtLast, s + 1, history.observed() - history.last())
            : powers(betaAtLast, s + 1, alphaAtLast, shape, history.observed() - history.last());
    return Math.log(s / betaAtLast * integral) + logRatio;
  }

  /**
   * The integral of (1 + t / small)^-ofSmall (1 + t / large)^-ofLarge over t from 0 to {@code
   * time}, by way of ln(1 + t / small).
   */
  private static double powers(
      double small, double ofSmall, double large, double ofLarge, double time) {
    double end = Math.log1p(time / small);
    double decay = ofSmall + ofLarge * small / large - 1;
    double cut = decay > 0 ? Math.min(end, NEGLIGIBLE / decay) : end;
    double ratio = small / large;
    return small
        * Quadrature.integral(
            cut,
            Math.max((ofSmall + ofLarge) / STEEPEST, 1 / WIDEST),
            at ->
                Math.exp((1 - ofSmall) * at - ofLarge * Math.log(1 + ratio * (Math.exp(at) - 1))));
  }

  @Override
  public Outlook newCustomer() {
    return new Outlook(1, this);
  }

  /** Given that the customer is alive, both rates have gamma distributions again. */
  @Override
  public Outlook outlook(History history) {
    return new Outlook(
        probabilityAlive(history),
        new ParetoNbd(
            r + history.repeats(), alpha + history.observed(), s, beta + history.observed()));
  }

  /** E[X(t)] of the note, in a form that holds for s = 1, too. */
  @Override
  public double expected(double weeks) {
    double time = Math.log1p(weeks / beta);
    double power = (s - 1) * time;
    double share = power == 0 ? 1 : -Math.expm1(-power) / power;
    return r * beta / alpha * time * share;
  }

  /**
   * Purchases are negative binomial given the time of the dropout, so this is an integral over that
   * time, by Gauss and Legendre's rule on panels; exact to about 1e-12.
   */
  @Override
  public double probability(int n, double weeks) {
    if (n == 0) {
      return Math.exp(logLikelihood(new History(0, 0, weeks)));
    }
    if (weeks == 0) {
      return 0;
    }
    double scale = Math.min(alpha * Math.min(1, (n + 1) / r), beta / (s + 1));
    double end = Math.log1p(weeks / scale);
    double logCount = logRising(r, n) - logRising(1, n);
    double droppedOut =
        Quadrature.integral(
            end,
            Math.max(Math.sqrt(1 + Math.min(n, r)) / DEVIATIONS, 1 / WIDEST),
            at -> {
              double time = scale * Math.expm1(at);
              double logDensity = at - (s + 1) * Math.log1p(time / beta);
              return Math.exp(logCount + logGiven(n, time) + logDensity);
            });
    double stayed = Math.exp(logCount + logGiven(n, weeks) - s * Math.log1p(weeks / beta));
    return scale * s / beta * droppedOut + stayed;
  }

  /** Both rates are known then: the first of the next purchase and the dropout decides. */
  @Override
  public double[] ownProbabilitiesOfNone(double weeks, GammaQuantiles typical) {
    double[] rates = typical.of(r);
    double[] dropouts = typical.of(s);
    double[] none = new double[rates.length * dropouts.length];
    for (int i = 0; i < none.length; i++) {
      double rate = rates[i / dropouts.length] / alpha;
      double dropout = dropouts[i % dropouts.length] / beta;
      double any = rate + dropout;
      none[i] = any == 0 ? 1 : 1 + rate / any * Math.expm1(-any * weeks);
    }
    return none;
  }

  /** Of the probability of n purchases of a customer who stays for a time, the part with time. */
  private double logGiven(int n, double time) {
    return n * Math.log(time / (alpha + time)) + r * Math.log(alpha / (alpha + time));
  }
}
