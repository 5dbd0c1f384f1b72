package io.dangol.ingest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import io.dangol.ingest.source.CanonicalRecords;
import io.dangol.ingest.source.Kind;
import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Run;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Records that may state a consent that cannot be read. Each may be a withdrawal, so they stop the
 * night: a day has few withdrawals, and no check of volumes would notice that they are lost.
 */
final class LostConsents {

  private LostConsents() {}

  /** One sentence for each source that has some, with what to do. */
  static List<String> problems(Dataset<Row> canonical, List<SourceSettings> sources, Run run) {
    boolean some =
        sources.stream()
            .flatMap(source -> source.mappings().stream())
            .anyMatch(mapping -> mapping.kind() == Kind.CONSENTS);
    if (!some) {
      return List.of();
    }
    Map<String, List<Row>> bySource =
        countedByReason(canonical).stream()
            .collect(groupingBy(row -> row.getAs(CanonicalRecords.SOURCE), TreeMap::new, toList()));
    return bySource.entrySet().stream()
        .map(source -> sentence(source.getKey(), source.getValue(), run))
        .toList();
  }

  private static List<Row> countedByReason(Dataset<Row> canonical) {
    return canonical
        // The row that says why a file is broken is no record.
        .where(col(CanonicalRecords.CONSENT_LOST).isNotNull())
        .where(col(CanonicalRecords.POSITION).isNotNull())
        .groupBy(col(CanonicalRecords.SOURCE), col(CanonicalRecords.CONSENT_LOST).as("reason"))
        .agg(
            count(lit(1)).as("records"),
            min(struct(col(CanonicalRecords.FILE), col(CanonicalRecords.POSITION))).as("first"))
        .orderBy("reason")
        .collectAsList();
  }

  private static String sentence(String source, List<Row> reasons, Run run) {
    long records = reasons.stream().mapToLong(row -> row.getAs("records")).sum();
    return String.format(
        Locale.ROOT,
        "source %s: the consents of %,d records cannot be read (%s): deliver them corrected, mend the source, or run 'dangol nightly --as-of %s --accept %s', which counts them as withdrawals wherever their account can be read",
        source,
        records,
        reasons.stream().map(LostConsents::reason).collect(joining("; ")),
        run.asOf(),
        IngestEvents.REJECTED_CONSENTS);
  }

  private static String reason(Row row) {
    Row first = row.getAs("first");
    return String.format(
        Locale.ROOT,
        "%,d for %s, first %s:%d",
        row.<Long>getAs("records"),
        row.<String>getAs("reason"),
        first.<String>getAs(CanonicalRecords.FILE),
        first.<Long>getAs(CanonicalRecords.POSITION));
  }
}
