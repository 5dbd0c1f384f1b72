package io.dangol.value;

import io.dangol.table.Words;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of purchase models. */
enum PurchaseFamily implements Family<PurchaseModel, History> {
  BG_NBD("bg-nbd"),
  MBG_NBD("mbg-nbd"),
  PARETO_NBD("pareto-nbd");

  /** What nobody knows of customers who seem never to leave, or of whom it cannot be seen. */
  static final String DROPOUT = "dropout";

  private static final Parameter R = new Parameter("r", "the spread of rates");
  private static final Parameter ALPHA = new Parameter("alpha", "the mean rate");

  private final String label;

  PurchaseFamily(String label) {
    this.label = label;
  }

  /** The name of the model in figures. */
  String label() {
    return label;
  }

  /** The name of the model in rows. */
  Words.PurchaseModel word() {
    return Words.PurchaseModel.valueOf(name());
  }

  @Override
  public List<Parameter> parameters() {
    Stream<String> ofDropout = this == PARETO_NBD ? Stream.of("s", "beta") : Stream.of("a", "b");
    return Stream.concat(Stream.of(R, ALPHA), ofDropout.map(name -> new Parameter(name, DROPOUT)))
        .toList();
  }

  @Override
  public PurchaseModel model(double[] of) {
    return switch (this) {
      case BG_NBD -> new BgNbd(of[0], of[1], of[2], of[3]);
      case MBG_NBD -> new MbgNbd(of[0], of[1], of[2], of[3]);
      case PARETO_NBD -> new ParetoNbd(of[0], of[1], of[2], of[3]);
    };
  }

  @Override
  public double logLikelihood(PurchaseModel model, Counted<History> data) {
    return model.logLikelihood(data);
  }

  /** The mean rate of all, and a dropout in five after each purchase or in the time observed. */
  @Override
  public double[] usual(Counted<History> data) {
    double observed = data.sum(History::observed);
    double alpha = (observed + 1) / (data.sum(History::repeats) + 1);
    return this == PARETO_NBD
        ? new double[] {1, alpha, 1, 1 + 4 * observed / data.customers()}
        : new double[] {1, alpha, 1, 4};
  }
}
