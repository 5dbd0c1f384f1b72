package io.dangol.config;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The location at which a value is stated.
 *
 * @param file as given by the user; {@code --set} for the command line
 * @param line from 1; 0 if there are no lines
 */
record Location(String file, int line) implements Comparable<Location> {

  static final String COMMAND_LINE = "--set";
  static final String REFERENCE = "reference.conf";

  private static final String ENVIRONMENT = "env var ";
  private static final String MERGED = "merge of ";
  private static final Pattern FIRST_OF_MERGED =
      Pattern.compile(MERGED + "(.+?)(?:: (\\d+)(?:-\\d+)?)?(?:,.*)?");
  private static final Comparator<Location> ORDER =
      Comparator.comparing(Location::file).thenComparing(Location::line);

  /** The location of an origin; of a merged value, the location with the highest priority. */
  static Location of(ConfigOrigin origin) {
    Matcher merged = FIRST_OF_MERGED.matcher(origin.description());
    if (merged.matches()) {
      return of(merged.group(1), merged.group(2) == null ? 0 : Integer.parseInt(merged.group(2)));
    }
    return of(origin.withLineNumber(-1).description(), origin.lineNumber());
  }

  private static Location of(String file, int line) {
    return new Location(file, file.equals(COMMAND_LINE) ? 0 : Math.max(0, line));
  }

  /**
   * The location of a value. For an object merged from several files it is that of its first value;
   * other files come before {@code reference.conf}.
   */
  static Location of(ConfigValue value) {
    if (value.origin().description().startsWith(MERGED)
        && value instanceof Map<?, ?> object
        && !object.isEmpty()) {
      return object.values().stream()
          .map(child -> of((ConfigValue) child))
          .min(
              Comparator.comparing((Location l) -> l.file().equals(REFERENCE)).thenComparing(ORDER))
          .orElseThrow();
    }
    return of(value.origin());
  }

  /** The origin of an environment variable, the same as the library's own. */
  static String environment(String name) {
    return ENVIRONMENT + name;
  }

  /** Whether the whole value is that of an environment variable. */
  static boolean isEnvironment(ConfigOrigin origin) {
    return origin.description().startsWith(ENVIRONMENT)
        && origin.lineNumber() < 0
        && origin.filename() == null;
  }

  @Override
  public int compareTo(Location other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return line > 0 ? file + ":" + line : file;
  }
}
