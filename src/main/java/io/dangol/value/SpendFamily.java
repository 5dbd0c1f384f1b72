package io.dangol.value;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of models of money, of which there is one. */
enum SpendFamily implements Family<GammaGamma, Spend> {
  GAMMA_GAMMA;

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter("p", "the spread of a customer's purchases"),
        new Parameter("q", "the spread of customers"),
        new Parameter("v", "the spread of customers"));
  }

  @Override
  public GammaGamma model(double[] of) {
    return new GammaGamma(of[0], of[1], of[2]);
  }

  @Override
  public double logLikelihood(GammaGamma model, Counted<Spend> data) {
    return model.logLikelihood(data);
  }

  /** With these p and q, customers spend v on average. */
  @Override
  public double[] usual(Counted<Spend> data) {
    double purchases = data.sum(Spend::purchases);
    double money = data.sum(spend -> spend.purchases() * spend.mean());
    return new double[] {2, 3, purchases == 0 ? 1 : money / purchases};
  }

  @Override
  public Optional<String> concern(GammaGamma model) {
    return model.q() > 1
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the mean of customers without a repeat is infinite: q is %.3g, must be above 1",
                model.q()));
  }
}
