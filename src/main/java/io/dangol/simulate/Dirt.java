package io.dangol.simulate;

import java.util.Locale;

/** What may be wrong with a log line. */
enum Dirt {
  NONE,
  /** The line ends in the middle. */
  BROKEN_LINE,
  BAD_TIME,
  /** Only purchases have prices; visits get an event that no shop knows. */
  BAD_VALUE,
  /** The line stands there twice. */
  DUPLICATE;

  private static final Dirt[] SPOILT = {BROKEN_LINE, BAD_TIME, BAD_VALUE, DUPLICATE};

  /** Spoils the share of lines that the settings state. */
  static Dirt next(Chance chance, double share) {
    return chance.hits(share) ? chance.oneOf(SPOILT) : NONE;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
