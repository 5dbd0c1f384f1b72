package io.dangol.recommend.rank;

import io.dangol.config.Section;
import java.io.Serializable;

/**
 * Weights of the parts of an item's score, and how each part is made. Each part is at most 1 before
 * it is weighted.
 *
 * @param own weight of how often the customer took the item
 * @param als weight of the dot product of factors
 * @param neighbours weight of how much the own items speak for their neighbours
 * @param content weight of how much an item is described as the customer's own are
 * @param arrivals weight of the popularity of an item that is new in the shop
 * @param popular weight of recent popularity
 * @param trendExponent the parts als, neighbours and content are multiplied by e to the power of
 *     this times the item's trend
 * @param weekTrendExponent the same with the trend of the last week
 * @param ownHalfLifeDays age of the last purchase at which the own part counts half
 * @param popularityExponent the own part is multiplied by (recent buyers + 1) to this power
 * @param againExponent the own part is multiplied by the share of former customers who came back,
 *     to this power
 */
public record BlendSettings(
    double own,
    double als,
    double neighbours,
    double content,
    double arrivals,
    double popular,
    double trendExponent,
    double weekTrendExponent,
    int ownHalfLifeDays,
    double popularityExponent,
    double againExponent)
    implements Serializable {

  private static final double HEAVIEST = 100;

  static BlendSettings read(Section section) {
    BlendSettings blend =
        new BlendSettings(
            section.number("own", 0, HEAVIEST),
            section.number("als", 0, HEAVIEST),
            section.number("neighbours", 0, HEAVIEST),
            section.number("content", 0, HEAVIEST),
            section.number("arrivals", 0, HEAVIEST),
            section.number("popular", 0, HEAVIEST),
            section.number("trend-exponent", 0, 2),
            section.number("week-trend-exponent", 0, 2),
            section.days("own-half-life", 1, 36_500),
            section.number("popularity-exponent", 0, 2),
            section.number("again-exponent", 0, 2));
    if (blend.own + blend.als + blend.neighbours + blend.content + blend.arrivals + blend.popular
        <= 0) {
      section.problem("own", "the weights of all parts are 0: nothing would be ranked");
    }
    return blend;
  }

  /** What the trends of an item multiply its parts als, neighbours and content by. */
  double lift(double trend, double weekTrend) {
    return Math.exp(trendExponent * trend + weekTrendExponent * weekTrend);
  }

  /** The largest score that an item can have before it is divided by this. */
  double most() {
    double steepest = ItemBuyers.STEEPEST;
    return own + (als + neighbours + content) * lift(steepest, steepest) + arrivals + popular;
  }
}
