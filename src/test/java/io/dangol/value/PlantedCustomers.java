package io.dangol.value;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.RealDistribution;

/** Customers who buy as a model says, observed for 20 to 100 weeks. */
final class PlantedCustomers {

  private final SplittableRandom random;

  private PlantedCustomers(long seed) {
    random = new SplittableRandom(seed);
  }

  static Counted<History> of(PurchaseModel model, int customers, long seed) {
    var planted = new PlantedCustomers(seed);
    List<History> histories = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      histories.add(planted.history(model));
    }
    return Counted.of(histories.stream());
  }

  private History history(PurchaseModel model) {
    double observed = random.nextInt(20, 100);
    if (model instanceof ParetoNbd pareto) {
      double rate = gamma(pareto.r(), pareto.alpha());
      double lifetime = exponential(gamma(pareto.s(), pareto.beta()));
      return history(rate, 0, Math.min(lifetime, observed), observed);
    } else if (model instanceof MbgNbd mbg) {
      double rate = gamma(mbg.r(), mbg.alpha());
      double dropout = draw(new BetaDistribution(mbg.a(), mbg.b()));
      return random.nextDouble() < dropout
          ? new History(0, 0, observed)
          : history(rate, dropout, observed, observed);
    }
    BgNbd bg = (BgNbd) model;
    double rate = gamma(bg.r(), bg.alpha());
    double dropout = bg.a() < 1e-6 ? 0 : draw(new BetaDistribution(bg.a(), bg.b()));
    return history(rate, dropout, observed, observed);
  }

  /** Buys until a time, or until a purchase after which the customer drops out. */
  private History history(double rate, double dropout, double until, double observed) {
    int repeats = 0;
    double last = 0;
    for (double at = exponential(rate); at <= until; at += exponential(rate)) {
      repeats++;
      last = at;
      if (random.nextDouble() < dropout) {
        break;
      }
    }
    return new History(repeats, last, observed);
  }

  private double gamma(double shape, double rate) {
    return draw(new GammaDistribution(null, shape, 1 / rate));
  }

  private double exponential(double rate) {
    return -Math.log1p(-random.nextDouble()) / rate;
  }

  private double draw(RealDistribution distribution) {
    return distribution.inverseCumulativeProbability(random.nextDouble());
  }
}
