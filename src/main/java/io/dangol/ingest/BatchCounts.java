package io.dangol.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import io.dangol.ingest.source.CanonicalRecords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts the records of a batch by file and outcome. */
final class BatchCounts {
  private static final String OUTCOME = "outcome";
  private static final String RECORDS = "count";
  private static final String KEPT = "";

  private BatchCounts() {}

  /**
   * The counts by path; a file without a record has none.
   *
   * @param events with the columns of {@link EventReplacement}
   */
  static Map<String, Counts> byFile(Dataset<Row> canonical, Dataset<Row> events) {
    Map<String, Map<String, Long>> outcomes = outcomes(canonical);
    Map<String, Long> duplicates = new HashMap<>();
    for (Row row : duplicatesAndReplacements(events)) {
      String file = row.getAs(CanonicalRecords.FILE);
      long records = row.getAs(RECORDS);
      if (row.<Boolean>getAs(KeyedEvents.IS_DUPLICATE)) {
        duplicates.merge(file, records, Long::sum);
      }
      String outcome = row.getAs(EventReplacement.OUTCOME);
      if (outcome != null) {
        outcomes.get(file).put(outcome, records);
      }
    }
    Map<String, Counts> counts = new HashMap<>();
    outcomes.forEach(
        (file, records) -> {
          Long kept = records.remove(KEPT);
          counts.put(
              file, Counts.of(kept == null ? 0 : kept, duplicates.getOrDefault(file, 0L), records));
        });
    return counts;
  }

  /** Records by file and outcome; the outcome of a record that is kept is empty. */
  private static Map<String, Map<String, Long>> outcomes(Dataset<Row> canonical) {
    Column outcome =
        coalesce(
            concat(lit(Counts.REJECTED), col(CanonicalRecords.REASON)),
            concat(lit(Counts.EXCLUDED), col(CanonicalRecords.EXCLUDED)),
            lit(KEPT));
    Map<String, Map<String, Long>> outcomes = new HashMap<>();
    for (Row row :
        canonical
            .groupBy(col(CanonicalRecords.FILE), outcome.as(OUTCOME))
            .count()
            .collectAsList()) {
      outcomes
          .computeIfAbsent(row.getAs(CanonicalRecords.FILE), file -> new HashMap<>())
          .put(row.getAs(OUTCOME), row.getAs(RECORDS));
    }
    return outcomes;
  }

  private static List<Row> duplicatesAndReplacements(Dataset<Row> events) {
    Column isDuplicate = col(KeyedEvents.IS_DUPLICATE);
    Column outcome = col(EventReplacement.OUTCOME);
    return events
        .where(col(CanonicalRecords.REASON).isNull().and(isDuplicate.or(outcome.isNotNull())))
        .groupBy(col(CanonicalRecords.FILE), isDuplicate, outcome)
        .count()
        .collectAsList();
  }
}
