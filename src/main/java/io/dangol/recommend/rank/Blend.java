package io.dangol.recommend.rank;

import io.dangol.table.Words.CandidateSource;

/**
 * Scores items for one customer after another, by a formula without learning.
 *
 * <p>The score is the sum of these parts, divided by the largest sum that is possible, so that it
 * lies between 0 and 1:
 *
 * <ul>
 *   <li>own: see {@link OwnSource};
 *   <li>als, neighbours and content: see {@link FactorSource}, {@link NeighbourSource} and {@link
 *       ContentSource}, each times e to the power of the item's trends;
 *   <li>arrivals: the popularity of an item that is new in the shop and that the customer never
 *       took;
 *   <li>popular: the item's popularity.
 * </ul>
 *
 * <p>Scores are rounded to 6 decimals.
 */
final class Blend {

  private static final double PRECISION = 1e6;

  private final BlendSettings settings;
  private final Evidence evidence;

  /** What the trends multiply each item's parts by. */
  private final double[] lifts;

  private final double most;

  Blend(Evidence evidence, BlendSettings settings) {
    this.settings = settings;
    this.evidence = evidence;
    Catalogue catalogue = evidence.catalogue;
    this.lifts = new double[catalogue.size];
    for (int item = 0; item < lifts.length; item++) {
      lifts[item] = settings.lift(catalogue.trend[item], catalogue.weekTrend[item]);
    }
    this.most = settings.most();
  }

  /** The score of an item. */
  double of(int item) {
    double sum = 0;
    for (CandidateSource source : CandidateSource.values()) {
      sum += part(source, item);
    }
    return Math.rint(sum / most * PRECISION) / PRECISION;
  }

  /** What a source adds to the score before it is rounded. */
  double share(CandidateSource source, int item) {
    return part(source, item) / most;
  }

  /** What an own item adds through a source that {@link Source#divides}. */
  double share(CandidateSource source, int item, int index) {
    return weight(source, item) * evidence.of(source).share(item, index) / most;
  }

  /** What a source adds to the sum. */
  private double part(CandidateSource source, int item) {
    return weight(source, item) * evidence.of(source).of(item);
  }

  private double weight(CandidateSource source, int item) {
    return switch (source) {
      case OWN -> settings.own();
      case ALS -> settings.als() * lifts[item];
      case NEIGHBOUR -> settings.neighbours() * lifts[item];
      case CONTENT -> settings.content() * lifts[item];
      case ARRIVAL -> evidence.own.isTaken(item) ? 0 : settings.arrivals();
      case POPULAR -> settings.popular();
    };
  }

  /**
   * The source that adds most to an item's score; if none adds anything, popularity, or arrivals
   * for an item that nobody took yet.
   */
  CandidateSource strongest(int item) {
    CandidateSource strongest =
        evidence.catalogue.wasTaken[item] ? CandidateSource.POPULAR : CandidateSource.ARRIVAL;
    double most = 0;
    for (CandidateSource source : CandidateSource.values()) {
      double part = part(source, item);
      if (part > most) {
        most = part;
        strongest = source;
      }
    }
    return strongest;
  }
}
