package io.dangol.ingest.file;

import io.dangol.ingest.file.TextRecord.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/**
 * The records of one text file, with the values of the wanted columns; those of JSON have none yet.
 *
 * <p>A file that is cut off, badly encoded or without the wanted columns throws {@link BrokenFile};
 * a failing file system throws {@link UncheckedIOException}, and a retry may help.
 */
final class TextFile implements Closeable {
  private final TextLayout layout;
  private final Reader text;
  private final TextRecords records;
  private boolean isBegun;

  TextFile(String file, InputStream bytes, TextLayout layout) {
    this.layout = layout;
    try {
      this.text = FileText.open(file, bytes, layout.encoding());
      this.records = records(text);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** The line that names the columns, as in the file. */
  Optional<String> header() {
    return records.header();
  }

  /** The next record; empty at the end of the file. */
  Optional<TextRecord> next() {
    Optional<TextRecord> found;
    try {
      found = records.next();
    } catch (IOException e) {
      throw broken(e);
    }
    if (found.isEmpty() && !isBegun && !records.mayBeEmpty()) {
      throw new BrokenFile(BrokenFile.EMPTY, "deliver it again or remove it");
    }
    isBegun = true;
    return found.map(TextFile::withoutNul);
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private TextRecords records(Reader text) throws IOException {
    if (layout.format() == Format.JSON) {
      return JsonArray.orLines(text, layout.objects());
    }
    Lines lines = new Lines(text);
    lines.skip(layout.frame().skipLines());
    TextRecords all =
        layout.format() == Format.CSV
            ? new CsvTable(lines, layout)
            : new PatternLines(lines, new LinePattern(layout.frame().pattern()));
    TextRecords filled = layout.frame().fillDown().isEmpty() ? all : new FilledLines(all, layout);
    int last = layout.frame().skipLastLines();
    return last == 0 ? filled : new LastLines(filled, last);
  }

  /** Data that was never written, as on a full or failing disk, reads as NUL characters. */
  private static TextRecord withoutNul(TextRecord record) {
    return record.payload().indexOf('\0') < 0
        ? record
        : record.with(
            new Fault(
                Reasons.UNREADABLE,
                "record "
                    + record.position()
                    + " holds NUL characters: check the encoding of the source, or deliver the file again"));
  }

  private BrokenFile broken(IOException failure) {
    return failure instanceof CharacterCodingException
        ? new BrokenFile(
            "is not in " + layout.encoding(), "set the encoding of the source, or deliver it again")
        : FileText.broken();
  }
}
