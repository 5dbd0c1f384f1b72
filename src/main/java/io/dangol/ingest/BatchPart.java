package io.dangol.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.dangol.ingest.source.CanonicalRecords;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Canonical records of a batch that are merged together.
 *
 * @param isLate whether the tables may hold later statements than these records
 */
record BatchPart(Dataset<Row> records, boolean isLate) {

  /** Records that are read again are as late as those of a late file. */
  static List<BatchPart> ofReplay(Dataset<Row> canonical) {
    return List.of(new BatchPart(canonical, true));
  }

  /** The records of late files before those of the other files. */
  static List<BatchPart> lateFirst(Dataset<Row> canonical, Set<String> lateFiles) {
    if (lateFiles.isEmpty()) {
      return List.of(new BatchPart(canonical, false));
    }
    Column isLate = col(CanonicalRecords.FILE).isin(lateFiles.toArray());
    return List.of(
        new BatchPart(canonical.where(isLate), true),
        new BatchPart(canonical.where(not(isLate)), false));
  }
}
