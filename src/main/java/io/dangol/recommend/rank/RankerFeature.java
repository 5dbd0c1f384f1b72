package io.dangol.recommend.rank;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What a {@link LinearRanker} looks at, for an item that the customer never took. Shares between 0
 * and 1 enter by their square root and counts by their logarithm, because small differences matter
 * most where they are small.
 */
public enum RankerFeature {
  /** How strong the customer's tie to the item is, who has only seen it. */
  SEEN(of -> Math.log1p(of.evidence().own.strength(of.item()))),
  /** See {@link FactorSource}. */
  ALS(of -> Math.sqrt(of.evidence().factors.of(of.item()))),
  /** See {@link NeighbourSource}. */
  NEIGHBOURS(of -> Math.sqrt(of.evidence().neighbours.of(of.item()))),
  /** See {@link ContentSource}. */
  CONTENT(of -> Math.sqrt(of.evidence().content.of(of.item()))),
  /** Recent buyers. */
  POPULARITY(of -> Math.log1p(of.catalogue().recent[of.item()])),
  /** See {@link Catalogue#trend}. */
  TREND(of -> of.catalogue().trend[of.item()]),
  /** See {@link Catalogue#weekTrend}. */
  WEEK_TREND(of -> of.catalogue().weekTrend[of.item()]),
  /** See {@link Catalogue#again}. */
  AGAIN(of -> Math.log(Math.max(of.catalogue().again[of.item()], RankerFeature.LEAST_AGAIN))),
  /** Days since the first purchase. */
  AGE(of -> Math.log1p(of.catalogue().ageDays[of.item()])),
  /** Whether that was less than 60 days ago. */
  YOUNG(of -> of.catalogue().ageDays[of.item()] < RankerFeature.YOUNG_DAYS ? 1 : 0),
  /** The score of the formula, see {@link Blend}. */
  BLEND(of -> Math.log(of.blend().of(of.item()) + RankerFeature.LEAST_SCORE));

  private static final double LEAST_AGAIN = 0.005;
  private static final double LEAST_SCORE = 1e-4;
  private static final int YOUNG_DAYS = 60;

  /** A customer, as gathered in the evidence, and an item. */
  record Pair(Evidence evidence, Blend blend, int item) {
    Catalogue catalogue() {
      return evidence.catalogue;
    }
  }

  private final ToDoubleFunction<Pair> value;

  RankerFeature(ToDoubleFunction<Pair> value) {
    this.value = value;
  }

  double of(Pair pair) {
    return value.applyAsDouble(pair);
  }

  /** The name in {@code ops.models}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
