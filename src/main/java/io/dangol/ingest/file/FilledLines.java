package io.dangol.ingest.file;

import io.dangol.ingest.file.TextRecord.Fault;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records with the fields that {@link FillDown} fills in; the payload stays as it was read. */
final class FilledLines implements TextRecords {
  private final TextRecords records;
  private final FillDown fill;

  FilledLines(TextRecords records, TextLayout layout) {
    this.records = records;
    this.fill =
        new FillDown(
            layout.frame().fillDown().stream().mapToInt(layout.columns()::indexOf).toArray());
  }

  @Override
  public Optional<TextRecord> next() throws IOException {
    return records.next().map(this::filled);
  }

  @Override
  public Optional<String> header() {
    return records.header();
  }

  @Override
  public boolean mayBeEmpty() {
    return records.mayBeEmpty();
  }

  private TextRecord filled(TextRecord record) {
    if (!record.isReadable()) {
      fill.lost();
      return record;
    }
    Optional<List<@Nullable String>> values = fill.next(record.values());
    return values.isPresent()
        ? TextRecord.of(record.position(), record.payload(), values.get())
        : record.with(
            new Fault(
                Reasons.NOTHING_ABOVE,
                "line "
                    + record.position()
                    + " leaves a field of fill-down empty, and the first line of its group is not known"));
  }
}
