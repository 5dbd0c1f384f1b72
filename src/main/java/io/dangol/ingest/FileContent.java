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
import io.dangol.ingest.source.CanonicalRecords;
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
 * What was found in a file before anything is written.
 *
 * @param groups its records by outcome and event type
 * @param broken why the whole file is set aside
 * @param eventTypes of the records that are neither excluded nor rejected
 */
record FileContent(List<Group> groups, Optional<String> broken, Set<String> eventTypes) {

  /**
   * Records of one file with the same outcome and event type.
   *
   * @param reason why they are rejected; empty if they are not
   * @param key of the source that the reason is about; empty if it is about the record as a whole
   * @param statedType their event type as {@link CanonicalRecords#STATED_TYPE}; empty if they say
   *     none
   * @param example the first of them if they are rejected, else nothing
   */
  record Group(String reason, String key, String statedType, long records, Example example) {
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
          row.<Long>getAs(CanonicalRecords.POSITION),
          MaskedPayload.of(row.getAs("beginning"), row.<Integer>getAs("length")),
          detail.orElse(""));
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

  /** Whether the file has no record; that is no fault of a file if the shop sold nothing. */
  boolean isEmpty() {
    return read() == 0 && broken.filter(why -> !why.startsWith(BrokenFile.EMPTY)).isEmpty();
  }

  /** Contents by path; a file without a record has none. One action. */
  static Map<String, FileContent> of(Dataset<Row> canonical) {
    Map<String, List<Row>> files = new HashMap<>();
    groups(canonical)
        .forEach(
            row ->
                files
                    .computeIfAbsent(row.getAs(CanonicalRecords.FILE), file -> new ArrayList<>())
                    .add(row));
    Map<String, FileContent> contents = new HashMap<>();
    files.forEach((file, rows) -> contents.put(file, content(rows)));
    return contents;
  }

  private static List<Row> groups(Dataset<Row> canonical) {
    // The row that says why a file is broken is no record, whatever else is wrong with it.
    Column isRecord = col(CanonicalRecords.POSITION).isNotNull();
    return canonical
        .groupBy(
            col(CanonicalRecords.FILE),
            text(isRecord, CanonicalRecords.REASON).as("reason"),
            text(isRecord, CanonicalRecords.CONFIG_KEY).as("key"),
            text(isRecord, CanonicalRecords.STATED_TYPE).as("type"))
        .agg(
            count(col(CanonicalRecords.POSITION)).as("records"),
            min(when(isRecord, rejectedRecord())).as("example"),
            max(col(CanonicalRecords.DETAIL)).as("detail"),
            max(col(CanonicalRecords.BROKEN)).as("broken"),
            collect_set(col("events.event_type")).as("types"))
        .orderBy("reason", "key", "type")
        .collectAsList();
  }

  /** What an example shows of a rejected record; null for other records. */
  private static Column rejectedRecord() {
    Column payload = col(CanonicalRecords.PAYLOAD);
    return when(
        payload.isNotNull(),
        struct(
            col(CanonicalRecords.POSITION),
            substring(payload, 1, MaskedPayload.LONGEST_SHOWN).as("beginning"),
            length(payload).as("length")));
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
        row.getAs("reason"),
        row.getAs("key"),
        row.getAs("type"),
        row.<Long>getAs("records"),
        Optional.ofNullable(row.<Row>getAs("example"))
            .map(example -> Example.of(example, Optional.ofNullable(row.getAs("detail"))))
            .orElse(Example.NONE));
  }
}
