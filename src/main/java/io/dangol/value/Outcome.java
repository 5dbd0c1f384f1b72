package io.dangol.value;

import java.util.Comparator;

/**
 * What a customer did in the weeks after a history.
 *
 * @param purchases days with a purchase
 */
record Outcome(History before, int purchases) implements Comparable<Outcome> {

  private static final Comparator<Outcome> ORDER =
      Comparator.comparing(Outcome::before).thenComparingInt(Outcome::purchases);

  Outcome {
    if (purchases < 0) {
      throw new IllegalArgumentException(purchases + " purchases after " + before);
    }
  }

  boolean boughtAgain() {
    return purchases > 0;
  }

  @Override
  public int compareTo(Outcome other) {
    return ORDER.compare(this, other);
  }
}
