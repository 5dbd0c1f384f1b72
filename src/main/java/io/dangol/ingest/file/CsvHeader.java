package io.dangol.ingest.file;

import static java.util.stream.Collectors.joining;

import io.dangol.config.EditDistance;
import io.dangol.ingest.file.CsvLayout.Header;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Finds the record of a CSV text that names its columns. Messages quote only text that must be a
 * header.
 */
final class CsvHeader {
  /** A header must be among this many records at the top. */
  private static final int MOST_ABOVE = 1_000;

  private final CsvRecords records;
  private final TextLayout layout;
  private final List<String> needed;

  /** The line that names most of the needed columns, if it names more than half of them. */
  private Optional<TextRecord> nearest = Optional.empty();

  CsvHeader(CsvRecords records, TextLayout layout) {
    this.records = records;
    this.layout = layout;
    this.needed =
        layout.columns().stream()
            .filter(column -> !layout.frame().optional().contains(column))
            .toList();
  }

  /** The header; a {@link BrokenFile} if there is none, or none that has all needed names. */
  TextRecord read() throws IOException {
    TextRecord first =
        records
            .next()
            .orElseThrow(
                () ->
                    new BrokenFile(
                        BrokenFile.EMPTY + ", not even a header", "deliver it again or remove it"));
    if (isHeader(first)) {
      return unambiguous(first);
    }
    Optional<TextRecord> found = below();
    if (found.isPresent() && layout.csv().header() == Header.FOUND) {
      return unambiguous(found.get());
    }
    throw lacking(first, found);
  }

  /** The names of a header; empty names at its end are left out. */
  static List<String> names(TextRecord header) {
    List<String> names = header.values().stream().map(String::strip).toList();
    int last = names.size();
    while (last > 1 && names.get(last - 1).isEmpty()) {
      last--;
    }
    return names.subList(0, last);
  }

  private List<String> missing(TextRecord record) {
    List<String> names = names(record);
    return needed.stream().filter(name -> !names.contains(name)).toList();
  }

  private boolean isHeader(TextRecord record) {
    if (!record.isReadable()) {
      return false;
    }
    int left = missing(record).size();
    if (isNear(left) && left < nearest.map(found -> missing(found).size()).orElse(needed.size())) {
      nearest = Optional.of(record);
    }
    return left == 0;
  }

  private Optional<TextRecord> below() throws IOException {
    Optional<TextRecord> next = records.next();
    for (int i = 0; i < MOST_ABOVE && next.isPresent(); i++) {
      if (isHeader(next.get())) {
        return next;
      }
      next = records.next();
    }
    return Optional.empty();
  }

  private BrokenFile lacking(TextRecord first, Optional<TextRecord> below) {
    if (below.isPresent()) {
      long line = below.get().position();
      return new BrokenFile(
          "has its header in line %s, not in its first one".formatted(line),
          "set header = find, or skip-lines = %s".formatted(line - 1));
    }
    if (layout.csv().header() == Header.FOUND) {
      String near = nearest.map(this::nearly).orElse("");
      return new BrokenFile(
          "has no line among its first 1,000 that names the columns %s%s"
              .formatted(String.join(", ", needed), near),
          "check the expressions, delimiter and quote of the source, name in optional what a file may lack, or deliver it again");
    }
    List<String> names = names(first);
    return new BrokenFile(
        "lacks the columns %s in its first line of %s fields"
            .formatted(hinted(missing(first), names), names.size()),
        "check the expressions, header, delimiter and quote of the source, name in optional what a file may lack, or deliver it again");
  }

  private String nearly(TextRecord record) {
    return "; line %s lacks only %s"
        .formatted(record.position(), hinted(missing(record), names(record)));
  }

  /**
   * A hint at another name of the file: one that differs only in case, or one in a line that must
   * be a header because it has more than half of the needed names. Any other text may be data.
   */
  private String hinted(List<String> missing, List<String> names) {
    boolean isHeader = isNear(missing.size());
    return missing.stream()
        .map(
            name ->
                names.stream()
                    .filter(name::equalsIgnoreCase)
                    .findFirst()
                    .or(() -> isHeader ? EditDistance.nearest(name, names) : Optional.empty())
                    .map(near -> name + " (did you mean " + near + "?)")
                    .orElse(name))
        .collect(joining(", "));
  }

  private boolean isNear(int missing) {
    return missing * 2 < needed.size();
  }

  private TextRecord unambiguous(TextRecord header) {
    List<String> names = names(header);
    for (String name : layout.columns()) {
      if (names.indexOf(name) != names.lastIndexOf(name)) {
        throw new BrokenFile("names the column " + name + " twice", "deliver it with one of each");
      }
    }
    return header;
  }
}
