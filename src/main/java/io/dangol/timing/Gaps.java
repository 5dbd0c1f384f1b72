package io.dangol.timing;

import java.util.Arrays;

/**
 * The gaps between a customer's purchases, in any unit of time.
 *
 * @param closed the latest gaps between two purchases, oldest first, each above 0
 * @param open time since the last purchase, at least 0
 * @param purchases at least one more than the closed gaps
 */
@SuppressWarnings("ArrayRecordComponent")
record Gaps(double[] closed, double open, int purchases) {

  /** Older gaps say next to nothing. */
  static final int MOST = 40;

  Gaps {
    if (purchases <= closed.length || closed.length > MOST || !(open >= 0)) {
      throw new IllegalArgumentException(
          "%s gaps of %s purchases, open %s".formatted(closed.length, purchases, open));
    }
    if (!Arrays.stream(closed).allMatch(gap -> gap > 0)) {
      throw new IllegalArgumentException("a gap must be above 0: " + Arrays.toString(closed));
    }
  }
}
