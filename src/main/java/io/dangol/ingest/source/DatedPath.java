package io.dangol.ingest.source;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Hadoop glob that may contain one date pattern in braces, as in {@code
 * logs/{yyyy-MM-dd}*.csv.gz}.
 *
 * <p>Braces with a comma are alternatives of the glob. A date pattern may span folders, as in
 * {@code {yyyy/MM/dd}}.
 */
public record DatedPath(String path) {
  private static final Pattern BRACES = Pattern.compile("\\{([^{},]+)\\}");
  private static final LocalDate SAMPLE = LocalDate.of(2011, 12, 9);

  /** What is wrong with the path, for its author; empty if nothing is. */
  Optional<String> problem() {
    Matcher braces = BRACES.matcher(path);
    if (!braces.find()) {
      return Optional.empty();
    }
    String pattern = braces.group(1);
    if (braces.find()) {
      return Optional.of("has two date patterns, must have one at most");
    }
    try {
      DateTimeFormatter format = formatter(pattern);
      if (LocalDate.parse(format.format(SAMPLE), format).equals(SAMPLE)) {
        return Optional.empty();
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      // Reported below: in both cases the pattern gives no date.
    }
    return Optional.of("{" + pattern + "} is no pattern of a whole date, such as {yyyy-MM-dd}");
  }

  /** Whether each file belongs to a feed day. */
  public boolean isDated() {
    return BRACES.matcher(path).find();
  }

  /** The glob that finds the files; a date matches as a star in each folder that it spans. */
  public String glob() {
    Matcher braces = BRACES.matcher(path);
    if (!braces.find()) {
      return path;
    }
    String stars = braces.group(1).replaceAll("[^/]+", "*");
    return path.substring(0, braces.start()) + stars + path.substring(braces.end());
  }

  /** How many of the last parts of a path distinguish a file from other files of the glob. */
  public int ownParts() {
    String[] parts = glob().split("/", -1);
    int fixed = 0;
    while (fixed < parts.length - 1 && !parts[fixed].matches(".*[*?{\\[].*")) {
      fixed++;
    }
    return parts.length - fixed;
  }

  /** The feed day that a file's name states; empty if it states none. */
  public Optional<LocalDate> dateOf(String file) {
    Matcher braces = BRACES.matcher(path);
    if (!braces.find()) {
      return Optional.empty();
    }
    int folder = path.lastIndexOf('/', braces.start()) + 1;
    Pattern before = Pattern.compile("(?:.*/)?" + regex(path.substring(folder, braces.start())));
    Pattern after = Pattern.compile(regex(path.substring(braces.end())));
    DateTimeFormatter format = formatter(braces.group(1));
    for (int start = 0; start < file.length(); start++) {
      ParsePosition at = new ParsePosition(start);
      Optional<LocalDate> day = parsed(file, format, at);
      if (day.isPresent()
          && before.matcher(file.substring(0, start)).matches()
          && after.matcher(file.substring(at.getIndex())).matches()) {
        return day;
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> parsed(
      String file, DateTimeFormatter format, ParsePosition at) {
    try {
      return Optional.of(format.parse(file, at).query(LocalDate::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Strict: the 30th of February is no date. */
  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** The regular expression of a part of a glob. */
  private static String regex(String glob) {
    return Arrays.stream(glob.split("(?<=[*?{},\\[\\]])|(?=[*?{},\\[\\]])"))
        .map(DatedPath::regexOfPart)
        .collect(Collectors.joining());
  }

  private static String regexOfPart(String part) {
    return switch (part) {
      case "*" -> "[^/]*";
      case "?" -> "[^/]";
      case "{" -> "(?:";
      case "}" -> ")";
      case "," -> "|";
      case "[", "]" -> part;
      default -> Pattern.quote(part);
    };
  }
}
