package io.dangol.ingest;

import static java.util.stream.Collectors.joining;

import io.dangol.config.EditDistance;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The records of one CSV or JSON file, with the values of the wanted columns.
 *
 * <p>A file that is cut off, badly encoded or without the wanted columns throws {@link BrokenFile};
 * a file system that fails throws {@link UncheckedIOException}, which is worth a retry.
 */
final class TextFile {

  /**
   * One record.
   *
   * @param problem why it cannot be used; empty if it can
   * @param values of the wanted columns in their order; empty for JSON and for an unusable record
   */
  record Entry(long position, String payload, Optional<String> problem, List<String> values) {}

  private final String file;
  private final TextLayout layout;
  private final CsvRecords records;
  private int width;
  private int[] wanted = {};
  private Optional<String> header = Optional.empty();
  private boolean isBegun;

  TextFile(String file, InputStream bytes, TextLayout layout) {
    this.file = file;
    this.layout = layout;
    this.records = new CsvRecords(text(new StorageBytes(bytes)), lineLayout());
    if (layout.format() == Format.CSV) {
      readHeader();
      records.expect(width);
    }
  }

  /** The line that names the columns, as it stood in the file. */
  Optional<String> header() {
    return header;
  }

  /** The next record; empty at the end of the file. */
  Optional<Entry> next() {
    Optional<TextRecord> found = read();
    if (found.isEmpty() && !isBegun) {
      throw new BrokenFile(BrokenFile.EMPTY, "deliver it again or remove it");
    }
    isBegun = true;
    return found.map(this::entry);
  }

  private Entry entry(TextRecord found) {
    if (!found.isReadable()) {
      return unusable(found, Reasons.UNREADABLE);
    }
    if (layout.format() != Format.CSV) {
      return new Entry(found.position(), found.payload(), Optional.empty(), List.of());
    }
    if (found.fields().size() != width) {
      return unusable(found, Reasons.WRONG_NUMBER_OF_FIELDS);
    }
    List<String> values = IntStream.of(wanted).mapToObj(found.fields()::get).toList();
    return new Entry(found.position(), found.payload(), Optional.empty(), values);
  }

  private static Entry unusable(TextRecord found, String reason) {
    return new Entry(found.position(), found.payload(), Optional.of(reason), List.of());
  }

  private void readHeader() {
    List<String> columns = layout.columns();
    if (!layout.csv().header()) {
      width = columns.size();
      wanted = IntStream.range(0, width).toArray();
      return;
    }
    TextRecord first =
        read()
            .orElseThrow(
                () ->
                    new BrokenFile(
                        BrokenFile.EMPTY + ", not even a header", "deliver it again or remove it"));
    List<String> names = first.fields().stream().map(String::strip).toList();
    List<String> missing = columns.stream().filter(name -> !names.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new BrokenFile(
          "lacks the columns %s in its first line of %d fields"
              .formatted(hinted(missing, names), names.size()),
          "check the expressions, header, delimiter and quote of the source, or deliver it again");
    }
    for (String name : columns) {
      if (names.indexOf(name) != names.lastIndexOf(name)) {
        throw new BrokenFile("names the column " + name + " twice", "deliver it with one of each");
      }
    }
    header = Optional.of(first.payload());
    isBegun = true;
    width = names.size();
    wanted = columns.stream().mapToInt(names::indexOf).toArray();
  }

  /** Of the names in the file only near ones are told: without a header they are data. */
  private static String hinted(List<String> missing, List<String> names) {
    return missing.stream()
        .map(
            name ->
                names.stream()
                    .filter(name::equalsIgnoreCase)
                    .findFirst()
                    .or(() -> EditDistance.nearest(name, names))
                    .map(near -> name + " (did you mean " + near + "?)")
                    .orElse(name))
        .collect(joining(", "));
  }

  private Optional<TextRecord> read() {
    try {
      return records.next();
    } catch (CharacterCodingException e) {
      throw new BrokenFile(
          "is not in " + layout.encoding(), "set the encoding of the source, or deliver it again");
    } catch (IOException e) {
      throw cutOff();
    }
  }

  private Reader text(InputStream bytes) {
    try {
      return new InputStreamReader(
          Decompression.open(file, bytes),
          Charset.forName(layout.encoding())
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT));
    } catch (IOException e) {
      throw cutOff();
    }
  }

  /** A line of JSON is a record of one field: nothing delimits and nothing quotes. */
  private CsvLayout lineLayout() {
    char none = 0;
    return layout.format() == Format.CSV ? layout.csv() : new CsvLayout(false, none, none, none);
  }

  private static BrokenFile cutOff() {
    return new BrokenFile("is cut off or damaged and cannot be decompressed", "deliver it again");
  }

  /** Tells a failing file system from a damaged file. */
  private static final class StorageBytes extends FilterInputStream {
    StorageBytes(InputStream bytes) {
      super(bytes);
    }

    @Override
    public int read() {
      try {
        return super.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      try {
        return super.read(into, offset, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
