package io.dangol.ingest.file;

import io.dangol.ingest.file.TextRecord.Fault;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV text with the values of the wanted columns, below its header.
 *
 * <p>Records without any value and repetitions of the header are skipped. Additional empty fields
 * at the end of a record are ignored.
 */
final class CsvTable implements TextRecords {
  /** With fewer fields, a line of prose may have as many delimiters. */
  private static final int LEAST_TELLING_WIDTH = 4;

  private final CsvRecords records;
  private final TextLayout layout;
  private final Optional<String> header;
  private final Set<String> names;
  private final int width;
  private final int[] wanted;

  CsvTable(Lines lines, TextLayout layout) throws IOException {
    this.records = new CsvRecords(lines, layout.csv());
    this.layout = layout;
    if (layout.csv().hasHeader()) {
      TextRecord first = new CsvHeader(records, layout).read();
      List<String> columns = CsvHeader.names(first);
      this.header = Optional.of(first.payload());
      this.names = new HashSet<>(columns);
      this.width = columns.size();
      this.wanted = layout.columns().stream().mapToInt(columns::indexOf).toArray();
    } else {
      this.header = Optional.empty();
      this.names = Set.of();
      this.width = layout.columns().size();
      this.wanted = IntStream.range(0, width).toArray();
    }
    records.expect(this::isWhole);
  }

  @Override
  public Optional<String> header() {
    return header;
  }

  @Override
  public Optional<TextRecord> next() throws IOException {
    Optional<TextRecord> found = records.next();
    while (found.isPresent() && isNone(found.get())) {
      found = records.next();
    }
    return found.map(record -> record.isReadable() ? withValues(record) : record);
  }

  private boolean isNone(TextRecord record) {
    if (!record.isReadable()) {
      return false;
    }
    String first = record.values().get(0);
    if (first.isEmpty()) {
      return record.values().stream().allMatch(String::isBlank);
    }
    return names.contains(first) && isHeader(record);
  }

  /** Concatenated files have a header each. */
  private boolean isHeader(TextRecord record) {
    if (header.filter(record.payload()::equals).isPresent()) {
      return true;
    }
    if (layout.columns().isEmpty() || !CsvHeader.names(record).containsAll(layout.columns())) {
      return false;
    }
    throw new BrokenFile(
        "has another header in line " + record.position(),
        "deliver files with different headers one by one");
  }

  /** Whether a record has the fields that it must have. */
  private boolean isWhole(List<String> fields) {
    return fields.size() == width
        || (fields.size() < width && layout.frame().isRagged())
        || (fields.size() > width && hasOnlyEmptyOnes(fields));
  }

  private boolean hasOnlyEmptyOnes(List<String> fields) {
    return fields.subList(width, fields.size()).stream().allMatch(String::isBlank);
  }

  /** A record with too few fields keeps its values; a record with too many keeps none. */
  private TextRecord withValues(TextRecord record) {
    List<@Nullable String> fields = record.values();
    boolean isWhole = isWhole(fields);
    @Nullable String[] values = new String[isWhole || fields.size() < width ? wanted.length : 0];
    for (int i = 0; i < values.length; i++) {
      int column = wanted[i];
      values[i] = column >= 0 && column < fields.size() ? fields.get(column) : null;
    }
    TextRecord known = TextRecord.of(record.position(), record.payload(), Arrays.asList(values));
    if (isWhole && isOfSeveralLines(record) && holdsAnother(fields)) {
      return known.with(strayQuote(record));
    }
    return isWhole ? known : known.with(fault(record));
  }

  private static boolean isOfSeveralLines(TextRecord record) {
    return record.payload().indexOf('\n') >= 0 || record.payload().indexOf('\r') >= 0;
  }

  /**
   * Whether a line within a field has as many delimiters as a record: two stray quotes on different
   * lines merge several records into one.
   */
  private boolean holdsAnother(List<String> fields) {
    return width >= LEAST_TELLING_WIDTH
        && fields.stream()
            .flatMap(field -> field.lines().skip(1))
            .anyMatch(line -> delimiters(line) >= width - 1);
  }

  private int delimiters(String line) {
    String delimiter = layout.csv().delimiter();
    int found = 0;
    for (int at = line.indexOf(delimiter); at >= 0; at = line.indexOf(delimiter, at + 1)) {
      found++;
    }
    return found;
  }

  private static Fault strayQuote(TextRecord record) {
    return new Fault(
        Reasons.UNREADABLE,
        "line %s has a quote that closes lines below, behind what may be another record: write a quote within a field twice, or set the quote of the source"
            .formatted(record.position()));
  }

  private Fault fault(TextRecord record) {
    int fields = record.values().size();
    String remedy =
        fields < width
            ? "ragged = true takes fields that are left out at the end for empty ones"
            : "set delimiter, quote and escape";
    return new Fault(
        Reasons.WRONG_NUMBER_OF_FIELDS,
        "line %s has %s fields, %s %s: %s"
            .formatted(
                record.position(),
                fields,
                layout.csv().hasHeader() ? "the header has" : "columns names",
                width,
                remedy));
  }
}
