package io.dangol.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.mode;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was found in a file, before anything is written.
 *
 * @param read records
 * @param rejected those that cannot be used
 * @param mostly why most of them are rejected; empty if none is
 * @param broken why the file is set aside whole
 * @param eventTypes of the records that are neither excluded nor rejected
 */
record FileContent(
    long read,
    long rejected,
    Optional<String> mostly,
    Optional<String> broken,
    Set<String> eventTypes) {

  /** With fewer records, all of them may be bad by chance. */
  private static final int TELLING_RECORDS = 10;

  static final FileContent EMPTY =
      new FileContent(0, 0, Optional.empty(), Optional.empty(), Set.of());

  FileContent {
    eventTypes = Set.copyOf(eventTypes);
  }

  /** Records that are not rejected. */
  long usable() {
    return read - rejected;
  }

  /**
   * Why the file is set aside whole: it is broken, or another kind of file than the source says.
   */
  Optional<String> problem() {
    boolean isUseless = usable() == 0 && read >= TELLING_RECORDS;
    return isUseless
        ? mostly.map(
            reason ->
                "has none of its %,d records as the source describes them, mostly for %s: check columns, delimiter, types and formats of the source, or deliver it again"
                    .formatted(read, reason))
        : broken;
  }

  /** Contents by path; a file without a record has none. One action. */
  static Map<String, FileContent> of(Dataset<Row> canonical) {
    Map<String, FileContent> contents = new HashMap<>();
    canonical
        .groupBy(col(CanonicalRows.FILE))
        .agg(
            count(col(CanonicalRows.POSITION)),
            count(col(CanonicalRows.REASON)),
            mode(col(CanonicalRows.REASON), true),
            max(col(CanonicalRows.BROKEN)),
            collect_set(col("events.event_type")))
        .collectAsList()
        .forEach(
            row ->
                contents.put(
                    row.getString(0),
                    new FileContent(
                        row.getLong(1),
                        row.getLong(2),
                        Optional.ofNullable(row.getString(3)),
                        Optional.ofNullable(row.getString(4)),
                        Set.copyOf(row.getList(5)))));
    return contents;
  }
}
