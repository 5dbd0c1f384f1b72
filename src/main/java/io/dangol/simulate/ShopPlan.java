package io.dangol.simulate;

import java.io.Serializable;
import java.util.List;

/**
 * What is planted in a kind of shop.
 *
 * <p>The rate at which everybody comes is multiplied by a factor, 1 + wave cos(2 pi (d - peak) / n)
 * on day d of a year of n days, whose mean over a year is 1.
 *
 * @param buys whether customers buy; else they only look
 * @param wave how much busier the peak is than the mean day, and the trough the less, 0 to below 1
 * @param peakDay of the year
 * @param webShare share of the purchases that are made on the web, after a look at each item
 * @param browsing share of the gaps between trips with a look at the web in between
 * @param categories of the items, by turns
 * @param segments whose shares add up to 1
 */
record ShopPlan(
    boolean buys,
    double wave,
    int peakDay,
    double webShare,
    double browsing,
    List<String> categories,
    List<PlantedSegment> segments)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  ShopPlan {
    categories = List.copyOf(categories);
    segments = List.copyOf(segments);
  }

  String category(int item) {
    return categories.get(item % categories.size());
  }

  /** The segment of a customer, by a number in [0, 1). */
  PlantedSegment segment(double uniform) {
    double sum = 0;
    for (PlantedSegment segment : segments) {
      sum += segment.share();
      if (uniform < sum) {
        return segment;
      }
    }
    return segments.get(segments.size() - 1);
  }
}
