package io.dangol.ingest;

import static java.util.stream.Collectors.toSet;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import io.dangol.ingest.file.BrokenFile;
import io.dangol.ingest.source.CanonicalRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was found in a file, before anything is written.
 *
 * @param groups its records, divided by what became of them and by event type
 * @param broken why the file is set aside whole
 * @param eventTypes of the records that are neither excluded nor rejected
 */
record FileContent(List<Group> groups, Optional<String> broken, Set<String> eventTypes) {

  /**
   * Records of one file that fared alike.
   *
   * @param reason why they are rejected; empty if they are not
   * @param key of the source that the reason is about; empty if it is about the record as a whole
   * @param saidType their event type as {@link CanonicalRows#SAID_TYPE}; empty if they say none
   * @param example the first of them if they are rejected, else nothing
   */
  record Group(String reason, String key, String saidType, long records, Example example) {
    boolean isRejected() {
      return !reason.isEmpty();
    }
  }

  /**
   * A rejected record.
   *
   * @param masked its structure, none of its values
   * @param detail what the reader found in one of these records; empty if it found nothing
   */
  record Example(long position, String masked, String detail) {
    static final Example NONE = new Example(0, "", "");

    static Example of(Row row, Optional<String> detail) {
      return new Example(
          row.getLong(0), MaskedPayload.of(row.getString(1), row.getInt(2)), detail.orElse(""));
    }
  }

  static final FileContent EMPTY = new FileContent(List.of(), Optional.empty(), Set.of());

  FileContent {
    groups = List.copyOf(groups);
    eventTypes = Set.copyOf(eventTypes);
  }

  long read() {
    return groups.stream().mapToLong(Group::records).sum();
  }

  long rejected() {
    return groups.stream().filter(Group::isRejected).mapToLong(Group::records).sum();
  }

  /** Records that are not rejected. */
  long usable() {
    return read() - rejected();
  }

  /** Whether there is no record, which is no fault of a file whose shop sold nothing. */
  boolean isEmpty() {
    return read() == 0 && broken.filter(why -> !why.startsWith(BrokenFile.EMPTY)).isEmpty();
  }

  /** Contents by path; a file without a record has none. One action. */
  static Map<String, FileContent> of(Dataset<Row> canonical) {
    // The row that says why a file is broken is no record, whatever else is wrong with it.
    Column isRecord = col(CanonicalRows.POSITION).isNotNull();
    Column payload = col(CanonicalRows.PAYLOAD);
    Column record =
        struct(
            col(CanonicalRows.POSITION),
            substring(payload, 1, MaskedPayload.LONGEST_SHOWN),
            length(payload));
    Map<String, List<Row>> files = new HashMap<>();
    canonical
        .groupBy(
            col(CanonicalRows.FILE),
            text(isRecord, CanonicalRows.REASON).as("reason"),
            text(isRecord, CanonicalRows.CONFIG_KEY).as("key"),
            text(isRecord, CanonicalRows.SAID_TYPE).as("said"))
        .agg(
            count(col(CanonicalRows.POSITION)).as("records"),
            min(when(payload.isNotNull().and(isRecord), record)).as("example"),
            max(col(CanonicalRows.DETAIL)).as("detail"),
            max(col(CanonicalRows.BROKEN)).as("broken"),
            collect_set(col("events.event_type")).as("types"))
        .orderBy("reason", "key", "said")
        .collectAsList()
        .forEach(row -> files.computeIfAbsent(row.getString(0), f -> new ArrayList<>()).add(row));
    Map<String, FileContent> contents = new HashMap<>();
    files.forEach((file, rows) -> contents.put(file, content(rows)));
    return contents;
  }

  private static Column text(Column isRecord, String column) {
    return coalesce(when(isRecord, col(column)), lit(""));
  }

  private static FileContent content(List<Row> rows) {
    return new FileContent(
        rows.stream().map(FileContent::group).filter(group -> group.records() > 0).toList(),
        rows.stream()
            .flatMap(r -> Optional.ofNullable(r.<String>getAs("broken")).stream())
            .findFirst(),
        rows.stream()
            .flatMap(row -> row.<String>getList(row.fieldIndex("types")).stream())
            .collect(toSet()));
  }

  private static Group group(Row row) {
    return new Group(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        Optional.ofNullable(row.<Row>getAs("example"))
            .map(example -> Example.of(example, Optional.ofNullable(row.getAs("detail"))))
            .orElse(Example.NONE));
  }
}
