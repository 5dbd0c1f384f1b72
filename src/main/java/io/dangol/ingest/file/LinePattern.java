package io.dangol.ingest.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression whose named groups are the columns of a line. Unlike in Java, names of
 * groups may have underscores.
 *
 * <p>Matching gives up on a line that needs too much backtracking or recurses too deeply.
 */
final class LinePattern {

  /** The result of matching a line. */
  enum Outcome {
    MATCHES,
    /** The expression matches only the beginning of the line. */
    GOES_ON,
    DIFFERS,
    /** Matching takes too many steps. */
    TOO_LONG
  }

  /**
   * @param values of the named groups in their order, null for a group without a part of the line
   */
  record Match(Outcome outcome, List<@Nullable String> values) {}

  /** A sound expression reads each character of its line only a few times. */
  private static final int STEPS = 100_000;

  private static final int STEPS_A_CHARACTER = 100;

  /** The name of a group or a back reference to it, not escaped by a backslash. */
  private static final Pattern NAME =
      Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)(\\(\\?|\\\\k)<([a-zA-Z][a-zA-Z0-9_]*)>");

  private final Pattern pattern;
  private final List<String> names = new ArrayList<>();

  LinePattern(String regex) {
    pattern =
        Pattern.compile(
            NAME.matcher(regex)
                .replaceAll(
                    found -> {
                      boolean isGroup = found.group(2).equals("(?");
                      int number = isGroup ? names.size() : names.indexOf(found.group(3));
                      if (isGroup) {
                        names.add(found.group(3));
                      }
                      return Matcher.quoteReplacement(
                          found.group(1) + found.group(2) + "<" + javaName(number) + ">");
                    }));
  }

  /** What is wrong with the expression, for its author; empty if nothing is. */
  static Optional<String> problem(String regex) {
    try {
      LinePattern pattern = new LinePattern(regex);
      if (pattern.names.isEmpty()) {
        return Optional.of("has no named group, such as (?<ip>\\S+)");
      }
      if (new HashSet<>(pattern.names).size() < pattern.names.size()) {
        return Optional.of("names a group twice");
      }
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("is no regular expression of Java: " + e.getDescription());
    }
  }

  /** The names of its groups, in the order of the expression. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** The parts of a line; the whole line must match. */
  Match of(String line) {
    Matcher matcher = pattern.matcher(new Patience(line));
    try {
      if (matcher.matches()) {
        @Nullable String[] values = new String[names.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = matcher.group(javaName(i));
        }
        return new Match(Outcome.MATCHES, Arrays.asList(values));
      }
      return unmatched(matcher.lookingAt() ? Outcome.GOES_ON : Outcome.DIFFERS);
    } catch (Patience.Lost | StackOverflowError e) {
      return unmatched(Outcome.TOO_LONG);
    }
  }

  private static Match unmatched(Outcome outcome) {
    return new Match(outcome, List.of());
  }

  private static String javaName(int number) {
    return "g" + number;
  }

  /** A line that counts how often its characters are read. */
  private static final class Patience implements CharSequence {

    /** The characters of the line were read too often. */
    static final class Lost extends RuntimeException {
      private static final long serialVersionUID = 1L;

      Lost() {
        super("", null, false, false);
      }
    }

    private final String line;
    private long steps;

    Patience(String line) {
      this.line = line;
      this.steps = STEPS + (long) STEPS_A_CHARACTER * line.length();
    }

    @Override
    public char charAt(int index) {
      if (--steps < 0) {
        throw new Lost();
      }
      return line.charAt(index);
    }

    @Override
    public int length() {
      return line.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return line.substring(start, end);
    }

    @Override
    public String toString() {
      return line;
    }
  }
}
