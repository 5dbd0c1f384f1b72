package io.dangol.ingest.file;

import static java.util.stream.Collectors.joining;

import io.dangol.config.Section;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What surrounds the records of a file, and what may be missing in them.
 *
 * @param skipLines lines above the header, or above the first record
 * @param skipLastLines lines at the end that are no records, such as a total; they count as
 *     excluded
 * @param isRagged whether fields that are left out at the end of a line are empty
 * @param optional columns that a file may lack; they are null then
 * @param fillDown columns that are given only on the first line of a group, the outermost first
 * @param pattern splits the lines of {@link Format#LINES}; empty for other formats
 */
public record Frame(
    int skipLines,
    int skipLastLines,
    boolean isRagged,
    List<String> optional,
    List<String> fillDown,
    String pattern)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST_LINES = 10_000;
  private static final int MOST_LAST_LINES = 1_000;
  private static final Map<String, Set<Format>> KEYS =
      Map.of(
          "skip-lines", Set.of(Format.CSV, Format.LINES),
          "skip-last-lines", Set.of(Format.CSV, Format.LINES),
          "ragged", Set.of(Format.CSV),
          "optional", Set.of(Format.CSV, Format.PARQUET),
          "fill-down", Set.of(Format.CSV),
          "pattern", Set.of(Format.LINES));

  /** Nothing but complete records. */
  public static final Frame NONE = new Frame(0, 0, false, List.of(), List.of(), "");

  public Frame {
    optional = List.copyOf(optional);
    fillDown = List.copyOf(fillDown);
  }

  /**
   * Reads {@code skip-lines, skip-last-lines, ragged, optional, fill-down} and {@code pattern} of a
   * source.
   */
  public static Frame read(Section source, Format format) {
    checkFormat(source, format);
    return new Frame(
        source.has("skip-lines") ? source.integer("skip-lines", 0, MOST_LINES) : 0,
        source.has("skip-last-lines") ? source.integer("skip-last-lines", 0, MOST_LAST_LINES) : 0,
        source.has("ragged") && source.flag("ragged"),
        source.has("optional") ? source.texts("optional") : List.of(),
        source.has("fill-down") ? source.texts("fill-down") : List.of(),
        pattern(source, format));
  }

  /** The columns that the pattern names, in its order. */
  public List<String> groups() {
    return pattern.isEmpty() ? List.of() : new LinePattern(pattern).names();
  }

  private static String pattern(Section source, Format format) {
    if (format == Format.LINES && !source.has("pattern")) {
      source.problem(
          "format", "is lines, which needs pattern = a regular expression with named groups");
    }
    if (!source.has("pattern")) {
      return "";
    }
    String pattern = source.text("pattern");
    Optional<String> problem = LinePattern.problem(pattern);
    problem.ifPresent(found -> source.problem("pattern", found));
    return problem.isPresent() ? "" : pattern;
  }

  /** A key that the format does not use is a mistake. */
  private static void checkFormat(Section source, Format format) {
    KEYS.forEach(
        (key, formats) -> {
          if (source.has(key) && !formats.contains(format)) {
            String names =
                formats.stream()
                    .sorted()
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .collect(joining(", "));
            source.problem(key, "is for the format " + names);
          }
        });
  }
}
