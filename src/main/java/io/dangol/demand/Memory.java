package io.dangol.demand;

import java.io.Serializable;

/**
 * How much the past says of the days ahead.
 *
 * @param halfLife days after which a day counts half as much
 * @param drift relative standard deviation by which levels change until the days ahead: 0 not at
 *     all, so that only chance and what is not known of the level make numbers vary
 */
record Memory(int halfLife, double drift) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What is tried. */
  static final int[] HALF_LIVES = {7, 14, 28, 56, 112, 224};

  private static final double[] DRIFTS = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1};

  /** Where nothing can be tried. */
  static final Memory USUAL = new Memory(28, 0.3);

  static final int SIZE = HALF_LIVES.length * DRIFTS.length;

  static Memory at(int index) {
    return new Memory(HALF_LIVES[index / DRIFTS.length], DRIFTS[index % DRIFTS.length]);
  }

  /** What a day counts, one day later. */
  static double kept(int halfLife) {
    return StrictMath.pow(0.5, 1.0 / halfLife);
  }
}
