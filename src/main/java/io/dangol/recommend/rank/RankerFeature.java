package io.dangol.recommend.rank;

import java.util.Locale;

/**
 * What a {@link LinearRanker} looks at, for an item that the customer never took. Shares between 0
 * and 1 enter by their square root and counts by their logarithm, because small differences matter
 * most where they are small.
 */
public enum RankerFeature {
  /** How strong the customer's tie to the item is, who has only seen it. */
  SEEN,
  /** See {@link FactorSource}. */
  ALS,
  /** See {@link NeighbourSource}. */
  NEIGHBOURS,
  /** See {@link ContentSource}. */
  CONTENT,
  /** Recent buyers. */
  POPULARITY,
  /** See {@link Catalogue#trend}. */
  TREND,
  /** See {@link Catalogue#weekTrend}. */
  WEEK_TREND,
  /** See {@link Catalogue#again}. */
  AGAIN,
  /** Days since the first purchase. */
  AGE,
  /** Whether that was less than 60 days ago. */
  YOUNG,
  /** The score of the formula, see {@link Blend}. */
  BLEND;

  private static final double LEAST_AGAIN = 0.005;
  private static final double LEAST_SCORE = 1e-4;
  private static final int YOUNG_DAYS = 60;

  /** The value of an item for the customer whom the evidence is prepared for. */
  double of(Evidence evidence, Blend blend, int item) {
    Catalogue catalogue = evidence.catalogue;
    return switch (this) {
      case SEEN -> Math.log1p(evidence.own.strength(item));
      case ALS -> Math.sqrt(evidence.factors.of(item));
      case NEIGHBOURS -> Math.sqrt(evidence.neighbours.of(item));
      case CONTENT -> Math.sqrt(evidence.content.of(item));
      case POPULARITY -> Math.log1p((double) catalogue.recent[item]);
      case TREND -> catalogue.trend[item];
      case WEEK_TREND -> catalogue.weekTrend[item];
      case AGAIN -> Math.log(Math.max(catalogue.again[item], LEAST_AGAIN));
      case AGE -> Math.log1p(catalogue.ageDays[item]);
      case YOUNG -> catalogue.ageDays[item] < YOUNG_DAYS ? 1 : 0;
      case BLEND -> Math.log(blend.of(item) + LEAST_SCORE);
    };
  }

  /** The name in {@code ops.models}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
