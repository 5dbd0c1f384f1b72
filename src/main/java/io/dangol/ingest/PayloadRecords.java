package io.dangol.ingest;

import io.dangol.table.Columns;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads rejected records again on the executors, one row a record as {@link FileRecords} makes
 * them: the payload below the header of its file, as if they were a file of their own.
 *
 * <p>A payload that is not exactly one record stays unreadable, so that no replay changes how many
 * records a file has.
 */
final class PayloadRecords implements MapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final TextLayout layout;

  PayloadRecords(TextLayout layout) {
    this.layout =
        new TextLayout(
            layout.format(), layout.csv(), StandardCharsets.UTF_8.name(), layout.columns());
  }

  @Override
  public Row call(Row rejected) {
    String payload = rejected.getAs(Columns.PAYLOAD.name());
    TextFile.Entry read = read(payload, rejected.getAs(Columns.HEADER.name()));
    return RowFactory.create(
        rejected.getAs(Columns.FILE.name()),
        rejected.getAs(Columns.POSITION.name()),
        payload,
        null,
        read.problem().orElse(null),
        null,
        read.values().toArray(new String[0]));
  }

  private TextFile.Entry read(String payload, @Nullable String header) {
    boolean needsHeader = layout.format() == Format.CSV && layout.csv().header();
    if (needsHeader && header == null) {
      return unusable(payload, Reasons.MISSING_COLUMN);
    }
    String text = needsHeader ? header + "\n" + payload : payload;
    try {
      TextFile file =
          new TextFile("", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), layout);
      Optional<TextFile.Entry> first = file.next();
      boolean isOne = first.isPresent() && file.next().isEmpty();
      return isOne ? first.orElseThrow() : unusable(payload, Reasons.UNREADABLE);
    } catch (BrokenFile e) {
      return unusable(payload, Reasons.MISSING_COLUMN);
    }
  }

  private static TextFile.Entry unusable(String payload, String reason) {
    return new TextFile.Entry(0, payload, Optional.of(reason), List.of());
  }
}
