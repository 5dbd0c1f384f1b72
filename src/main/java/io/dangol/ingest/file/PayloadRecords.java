package io.dangol.ingest.file;

import io.dangol.table.Columns;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads rejected records again on the executors, one row a record as {@link FileRecords} makes
 * them: the payload below the header of its file, as if each were a file.
 *
 * <p>A payload that is not exactly one record stays unreadable, so that no replay changes how many
 * records a file has.
 */
final class PayloadRecords implements MapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final TextLayout layout;

  PayloadRecords(TextLayout layout) {
    this.layout = layout.ofPayload();
  }

  @Override
  public Row call(Row rejected) {
    TextRecord read =
        read(rejected.getAs(Columns.PAYLOAD.name()), rejected.getAs(Columns.HEADER.name()));
    long position = rejected.getAs(Columns.POSITION.name());
    return FileRecords.row(
        rejected.getAs(Columns.FILE.name()),
        null,
        new TextRecord(position, read.payload(), read.fault(), read.values()),
        read.fault());
  }

  private TextRecord read(String payload, @Nullable String header) {
    if (layout.format() == Format.JSON) {
      return JsonLines.record(layout.objects(), "record", 0, payload, key -> {});
    }
    boolean needsHeader = layout.format() == Format.CSV && layout.csv().hasHeader();
    if (needsHeader && header == null) {
      return unusable(payload, Reasons.MISSING_COLUMN);
    }
    String text = needsHeader ? header + "\n" + payload : payload;
    try {
      TextFile file =
          new TextFile("", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), layout);
      Optional<TextRecord> first = file.next();
      boolean isOne = first.isPresent() && file.next().isEmpty();
      return isOne
          ? new TextRecord(0, payload, first.get().fault(), first.get().values())
          : unusable(payload, Reasons.UNREADABLE);
    } catch (BrokenFile e) {
      return unusable(payload, Reasons.MISSING_COLUMN);
    }
  }

  private static TextRecord unusable(String payload, String reason) {
    return new TextRecord(
        0, payload, Optional.of(new TextRecord.Fault(reason, "is not one record")), List.of());
  }
}
