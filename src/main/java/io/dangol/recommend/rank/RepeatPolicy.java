package io.dangol.recommend.rank;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an item that a customer bought may be recommended to the customer again.
 *
 * @param pause time that must pass after the last purchase; zero means that it may return at once
 */
record RepeatPolicy(Duration pause) {

  public static final RepeatPolicy ALWAYS = new RepeatPolicy(Duration.ZERO);

  /** A pause longer than any history. */
  public static final RepeatPolicy ONCE = new RepeatPolicy(Duration.ofDays(1_000_000));

  private static final Pattern AGAIN_AFTER = Pattern.compile("again-after (\\d{1,4})d");

  /** {@code once}, {@code again-after 30d} or {@code always}; empty for anything else. */
  public static Optional<RepeatPolicy> parse(String text) {
    if (text.equals("always")) {
      return Optional.of(ALWAYS);
    }
    if (text.equals("once")) {
      return Optional.of(ONCE);
    }
    Matcher after = AGAIN_AFTER.matcher(text);
    return after.matches()
        ? Optional.of(new RepeatPolicy(Duration.ofDays(Long.parseLong(after.group(1)))))
        : Optional.empty();
  }
}
