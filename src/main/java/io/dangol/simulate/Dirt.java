package io.dangol.simulate;

import java.util.Locale;

/** Errors that a log line may have. */
enum Dirt {
  NONE,
  /** The line ends in the middle. */
  BROKEN_LINE,
  BAD_TIME,
  /** A negative price of a purchase, or an unknown event of a visit. */
  BAD_VALUE,
  /** The line is written twice. */
  DUPLICATE;

  private static final Dirt[] SPOILT = {BROKEN_LINE, BAD_TIME, BAD_VALUE, DUPLICATE};

  /** Draws the error of the next line; a {@code share} of the lines has one. */
  static Dirt next(Chance chance, double share) {
    return chance.hits(share) ? chance.oneOf(SPOILT) : NONE;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
