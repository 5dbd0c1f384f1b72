package io.dangol.ingest;

import static io.dangol.table.Columns.ACCOUNT_ID;
import static io.dangol.table.Columns.BATCH_ID;
import static io.dangol.table.Columns.OCCURRED_AT;
import static io.dangol.table.Tables.CONSENTS;
import static io.dangol.table.Tables.CONTACTS;
import static io.dangol.table.Tables.CUSTOMER_ATTRIBUTES;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.IDENTITIES;
import static io.dangol.table.Tables.ITEMS;
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

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
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
 * duplicates are sought among earlier batches only.
 *
 * @param sources of the batch
 * @param replayed the rejected records that the batch reads again; empty for a batch of files
 */
record Batch(
    long number,
    List<SourceSettings> sources,
    Optional<Dataset<Row>> replayed,
    Inputs inputs,
    Outputs outputs) {

  /** Writes every table of the batch; the counts by path of files that have a record. */
  Map<String, Counts> write(Dataset<Row> canonical) {
    Dataset<Row> accounts = Accounts.named(canonical, fed());
    outputs.merge(IDENTITIES, Accounts.changes(accounts, inputs.read(IDENTITIES), number));
    Dataset<Row> named = late(ITEMS, ItemRows.named(canonical, describedColumns()));
    outputs.merge(ITEMS, ItemRows.changes(named, inputs.read(ITEMS), number));
    Dataset<Row> events = events(canonical).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      outputs.append(
          EVENTS,
          events
              .where(col(EventRows.IS_DUPLICATE).equalTo(false))
              .withColumn(BATCH_ID.name(), lit(number))
              .select(EVENTS.select()),
          number);
      writeRejects(canonical);
      merge(Kind.CUSTOMERS, CUSTOMER_ATTRIBUTES, canonical, col("customers"));
      merge(Kind.CONSENTS, CONSENTS, canonical, explode(col("consents")));
      merge(Kind.CONTACTS, CONTACTS, canonical, col("contacts"));
      return counts(canonical, events);
    } finally {
      events.unpersist();
    }
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
    return EventRows.withDuplicates(events, earlier);
  }

  /** Rows of one kind under their key; of equal keys what was said last. */
  private void merge(Kind kind, Table table, Dataset<Row> canonical, Column struct) {
    if (!fed().contains(kind)) {
      return;
    }
    Dataset<Row> rows = Latest.said(canonical.where(col(kind.label()).isNotNull()), struct);
    Dataset<Row> keyed =
        Accounts.withKey(rows, inputs.read(IDENTITIES))
            .drop(ACCOUNT_ID.name(), "account_kind")
            .withColumn(BATCH_ID.name(), lit(number));
    List<String> key = table.key().stream().map(Field::name).toList();
    outputs.merge(table, late(table, Latest.perKey(keyed, key)).select(table.select()));
  }

  private void writeRejects(Dataset<Row> canonical) {
    if (replayed.isPresent()) {
      outputs.merge(REJECTED_EVENTS, RejectedRows.judged(replayed.get(), canonical, number));
    } else {
      outputs.append(REJECTED_EVENTS, RejectedRows.of(canonical, number), number);
    }
  }

  /** Of a replay: what the table knows stands, as it may have been said after these rows. */
  private Dataset<Row> late(Table table, Dataset<Row> rows) {
    return replayed.isEmpty() ? rows : Latest.filling(rows, inputs.read(table), table.key());
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
    events
        .where(EventRows.IS_DUPLICATE)
        .groupBy(col(CanonicalRows.FILE))
        .count()
        .collectAsList()
        .forEach(row -> duplicates.put(row.getString(0), row.getLong(1)));
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
