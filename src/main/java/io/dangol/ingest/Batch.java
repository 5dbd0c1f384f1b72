package io.dangol.ingest;

import static io.dangol.table.Columns.ACCOUNT_ID;
import static io.dangol.table.Columns.BATCH_ID;
import static io.dangol.table.Columns.FILE;
import static io.dangol.table.Columns.OCCURRED_AT;
import static io.dangol.table.Columns.POSITION;
import static io.dangol.table.Columns.REPLACED_BATCH_ID;
import static io.dangol.table.Columns.ROW_FILE;
import static io.dangol.table.Tables.CONSENTS;
import static io.dangol.table.Tables.CONTACTS;
import static io.dangol.table.Tables.CUSTOMER_ATTRIBUTES;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.EXCHANGE_RATES;
import static io.dangol.table.Tables.IDENTITIES;
import static io.dangol.table.Tables.INGESTED_FILES;
import static io.dangol.table.Tables.ITEMS;
import static io.dangol.table.Tables.REJECTED_CONSENTS;
import static io.dangol.table.Tables.REJECTED_EVENTS;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;

import io.dangol.ingest.source.CanonicalRows;
import io.dangol.ingest.source.Duplicates;
import io.dangol.ingest.source.Kind;
import io.dangol.ingest.source.Mapping;
import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.table.Field;
import io.dangol.table.Table;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Writes the canonical rows of one batch. Written again, after a death between two tables, it adds
 * nothing and counts the same: keys are merged, events and rejects are appended once per batch, and
 * duplicates are sought among earlier batches only; an event that takes the place of another names
 * the other's batch.
 *
 * <p>What a late file or a rejected record says of an item, a customer or a message fills what the
 * tables do not know yet; what they know was said after it and stands.
 *
 * @param sources of the batch
 * @param lateFiles paths of files of the batch whose source has delivered a later feed day before
 * @param replayed the rejected records that the batch reads again; empty for a batch of files
 */
record Batch(
    long number,
    Run run,
    List<SourceSettings> sources,
    Set<String> lateFiles,
    Optional<Dataset<Row>> replayed,
    Inputs inputs,
    Outputs outputs) {

  /** Canonical rows of the batch. */
  private record Said(Dataset<Row> rows, boolean isLate) {}

  /** Writes every table of the batch; the counts by path of files that have a record. */
  Map<String, Counts> write(Dataset<Row> canonical) {
    Dataset<Row> accounts = Accounts.named(canonical, fed());
    outputs.merge(IDENTITIES, Accounts.changes(accounts, inputs.read(IDENTITIES), number));
    for (Said said : lateFirst(canonical)) {
      Dataset<Row> named = filling(said, ITEMS, ItemRows.named(said.rows(), describedColumns()));
      outputs.merge(ITEMS, ItemRows.changes(named, inputs.read(ITEMS), number));
    }
    for (Said said : lateFirst(canonical)) {
      merge(Kind.RATES, EXCHANGE_RATES, said, col("rates"));
    }
    Dataset<Row> events = events(canonical).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      writeEvents(events);
      writeRejects(canonical);
      for (Said said : lateFirst(canonical)) {
        merge(Kind.CUSTOMERS, CUSTOMER_ATTRIBUTES, said, col("customers"));
        merge(Kind.CONSENTS, CONSENTS, said, explode(col("consents")));
        merge(Kind.CONTACTS, CONTACTS, said, col("contacts"));
      }
      mergeDoubted(canonical);
      return counts(canonical, events);
    } finally {
      events.unpersist();
    }
  }

  /** Those that are there under another word after those that are not, which are appended. */
  private void writeEvents(Dataset<Row> events) {
    Dataset<Row> taken =
        events
            .where(col(EventRows.IS_DUPLICATE).equalTo(false))
            .withColumn(BATCH_ID.name(), lit(number));
    Column isNew = REPLACED_BATCH_ID.col().isNull();
    outputs.append(EVENTS, taken.where(isNew).select(EVENTS.select()), number);
    if (!replacing().isEmpty()) {
      Row oldest = taken.agg(min(REPLACED_BATCH_ID.col())).first();
      if (!oldest.isNullAt(0)) {
        outputs.replace(
            EVENTS, taken.where(not(isNew)).select(EVENTS.select()), number, oldest.getLong(0));
      }
    }
  }

  private List<String> replacing() {
    return sources.stream()
        .filter(source -> source.duplicates() == Duplicates.REPLACE)
        .map(SourceSettings::name)
        .toList();
  }

  private Dataset<Row> events(Dataset<Row> canonical) {
    EventRows rows = new EventRows(sources);
    Dataset<Row> events = rows.of(canonical, inputs.read(IDENTITIES), inputs.read(ITEMS));
    Dataset<Row> earlier = inputs.read(EVENTS).where(BATCH_ID.col().lt(number));
    if (rows.isByContent()) {
      Row times =
          canonical.agg(min(col("events.occurred_at")), max(col("events.occurred_at"))).first();
      earlier = earlier.where(OCCURRED_AT.col().between(lit(times.get(0)), lit(times.get(1))));
    }
    Dataset<Row> judged = EventRows.withDuplicates(events, earlier);
    return replacing().isEmpty()
        ? LastWord.first(judged)
        : LastWord.judged(
            judged, replacing(), inputs.read(EVENTS), inputs.read(INGESTED_FILES), number);
  }

  /** Rows of one kind under their key; of equal keys what was said last. */
  private void merge(Kind kind, Table table, Said said, Column struct) {
    if (!fed().contains(kind)) {
      return;
    }
    Dataset<Row> rows = Latest.said(said.rows().where(col(kind.label()).isNotNull()), struct);
    Dataset<Row> keyed =
        (kind.namesAccounts() ? withAccount(rows) : rows)
            .withColumn(BATCH_ID.name(), lit(number))
            .withColumn("said_in", col(CanonicalRows.FILE));
    List<String> key = table.key().stream().map(Field::name).toList();
    Dataset<Row> last = Latest.perKey(keyed, key).withColumnRenamed("said_in", ROW_FILE.name());
    Dataset<Row> latest =
        filling(said, table, table.has(ROW_FILE) ? last : last.drop(ROW_FILE.name()));
    outputs.merge(table, latest.select(table.select()));
  }

  private Dataset<Row> withAccount(Dataset<Row> rows) {
    return Accounts.withKey(rows, inputs.read(IDENTITIES)).drop(ACCOUNT_ID.name(), "account_kind");
  }

  private void writeRejects(Dataset<Row> canonical) {
    if (replayed.isPresent()) {
      outputs.merge(REJECTED_EVENTS, RejectedRows.judged(replayed.get(), canonical, number));
    } else {
      outputs.append(REJECTED_EVENTS, RejectedRows.of(canonical, number), number);
    }
  }

  private void mergeDoubted(Dataset<Row> canonical) {
    if (!fed().contains(Kind.CONSENTS)) {
      return;
    }
    Dataset<Row> doubted = DoubtedConsents.rows(canonical, inputs.read(IDENTITIES), run, number);
    // A file that is taken for the second time was untaken, and says all that it has to say.
    List<Field> again = replayed.isPresent() ? List.of(FILE, POSITION) : List.of(FILE);
    Dataset<Row> known = inputs.read(REJECTED_CONSENTS);
    doubted = doubted.union(DoubtedConsents.lifted(known, canonical, again, doubted, number));
    if (!doubted.isEmpty()) {
      outputs.merge(REJECTED_CONSENTS, doubted);
    }
  }

  private List<Said> lateFirst(Dataset<Row> canonical) {
    if (replayed.isPresent()) {
      return List.of(new Said(canonical, true));
    }
    if (lateFiles.isEmpty()) {
      return List.of(new Said(canonical, false));
    }
    Column isLate = col(CanonicalRows.FILE).isin(lateFiles.toArray());
    return List.of(
        new Said(canonical.where(isLate), true), new Said(canonical.where(not(isLate)), false));
  }

  /** Of consents nothing is overwritten: at one instant a withdrawal holds, whoever stated it. */
  private Dataset<Row> filling(Said said, Table table, Dataset<Row> rows) {
    return said.isLate() || table.equals(CONSENTS)
        ? Latest.filling(rows, inputs.read(table), table.key())
        : rows;
  }

  private Set<Kind> fed() {
    return mappings().map(Mapping::kind).collect(toCollection(() -> EnumSet.noneOf(Kind.class)));
  }

  private Set<String> describedColumns() {
    return mappings()
        .filter(mapping -> mapping.kind() == Kind.ITEMS)
        .flatMap(Mapping::columns)
        .collect(toSet());
  }

  private Stream<Mapping> mappings() {
    return sources.stream().flatMap(source -> source.mappings().stream());
  }

  private static Map<String, Counts> counts(Dataset<Row> canonical, Dataset<Row> events) {
    Column outcome =
        coalesce(
            concat(lit(Counts.REJECTED), col(CanonicalRows.REASON)),
            concat(lit(Counts.EXCLUDED), col(CanonicalRows.EXCLUDED)),
            lit(""));
    Map<String, Map<String, Long>> outcomes = new HashMap<>();
    canonical
        .groupBy(col(CanonicalRows.FILE), outcome)
        .count()
        .collectAsList()
        .forEach(
            row ->
                outcomes
                    .computeIfAbsent(row.getString(0), file -> new HashMap<>())
                    .put(row.getString(1), row.getLong(2)));
    Map<String, Long> duplicates = new HashMap<>();
    Column isDuplicate = col(EventRows.IS_DUPLICATE);
    Column word = col(LastWord.OUTCOME);
    events
        .where(col(CanonicalRows.REASON).isNull().and(isDuplicate.or(word.isNotNull())))
        .groupBy(col(CanonicalRows.FILE), isDuplicate, word)
        .count()
        .collectAsList()
        .forEach(
            row -> {
              if (row.getBoolean(1)) {
                duplicates.merge(row.getString(0), row.getLong(3), Long::sum);
              }
              if (!row.isNullAt(2)) {
                outcomes.get(row.getString(0)).put(row.getString(2), row.getLong(3));
              }
            });
    Map<String, Counts> counts = new HashMap<>();
    outcomes.forEach(
        (file, records) -> {
          Long kept = records.remove("");
          counts.put(
              file, Counts.of(kept == null ? 0 : kept, duplicates.getOrDefault(file, 0L), records));
        });
    return counts;
  }
}
