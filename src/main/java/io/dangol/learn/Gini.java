package io.dangol.learn;

import java.util.Arrays;

/** How unequally something is divided: Gini's coefficient. */
public final class Gini {

  private Gini() {}

  /**
   * 0 if all have the same, and (all - 1) / all if one has everything; NaN if there is nothing.
   *
   * @param counts what each has; those who have nothing may be left out
   * @param all the number among whom it is divided, those with nothing included
   */
  public static double of(int[] counts, int all) {
    int[] ascending = Arrays.stream(counts).sorted().toArray();
    double sum = 0;
    double weighted = 0;
    for (int i = 0; i < ascending.length; i++) {
      int place = all - ascending.length + i + 1;
      sum += ascending[i];
      weighted += (2.0 * place - all - 1) * ascending[i];
    }
    return weighted / (all * sum);
  }
}
