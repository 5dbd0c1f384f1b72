package io.dangol.value;

import java.util.Comparator;

/**
 * What purchase models know of a customer. Time starts with the first purchase, which does not
 * count as a repeat; all purchases of a day are one.
 *
 * @param repeats days with a purchase after the first one, x in the papers
 * @param last weeks from the first purchase to the last one, t_x in the papers; 0 without a repeat
 * @param observed weeks from the first purchase to the end of the observation, T in the papers
 */
record History(int repeats, double last, double observed) implements Comparable<History> {

  private static final Comparator<History> ORDER =
      Comparator.comparingInt(History::repeats)
          .thenComparingDouble(History::last)
          .thenComparingDouble(History::observed);

  History {
    if (repeats < 0 || !(last >= 0 && last <= observed && observed < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          repeats + " repeats until week " + last + " of " + observed);
    }
    if (repeats == 0 && last > 0) {
      throw new IllegalArgumentException("last purchase in week " + last + " without a repeat");
    }
  }

  @Override
  public int compareTo(History other) {
    return ORDER.compare(this, other);
  }
}
