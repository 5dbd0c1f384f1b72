package io.dangol.ingest;

import static io.dangol.table.Columns.ACCOUNT_ID;
import static io.dangol.table.Columns.BATCH_ID;
import static io.dangol.table.Columns.FILE;
import static io.dangol.table.Columns.POSITION;
import static io.dangol.table.Columns.ROW_FILE;
import static io.dangol.table.Tables.CONSENTS;
import static io.dangol.table.Tables.CONTACTS;
import static io.dangol.table.Tables.CUSTOMER_ATTRIBUTES;
import static io.dangol.table.Tables.EXCHANGE_RATES;
import static io.dangol.table.Tables.IDENTITIES;
import static io.dangol.table.Tables.ITEMS;
import static io.dangol.table.Tables.REJECTED_CONSENTS;
import static io.dangol.table.Tables.REJECTED_EVENTS;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import io.dangol.ingest.source.CanonicalRecords;
import io.dangol.ingest.source.Kind;
import io.dangol.ingest.source.Mapping;
import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.table.Field;
import io.dangol.table.Table;
import java.util.EnumSet;
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
 * Writes the canonical records of one batch.
 *
 * <p>If a run dies between two tables, the batch can be written again: this adds nothing twice and
 * gives the same counts. Rows with a key are merged. Events and rejects are appended once per
 * batch. Duplicates are looked for in earlier batches only. An event that replaces another one
 * names the batch of the other.
 *
 * <p>A late file or a replayed record never overwrites what the tables know of an item, a customer
 * or a message, because that was stated later. It only fills in what they do not know yet.
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

  static Batch ofReplay(
      Replay replay,
      Run run,
      List<SourceSettings> sources,
      Dataset<Row> rejected,
      Inputs inputs,
      Outputs outputs) {
    return new Batch(
        replay.batch(), run, sources, Set.of(), Optional.of(rejected), inputs, outputs);
  }

  /** Writes every table of the batch; the counts by path of files that have a record. */
  Map<String, Counts> write(Dataset<Row> canonical) {
    List<BatchPart> parts = parts(canonical);
    mergeAccounts(canonical);
    parts.forEach(this::mergeItems);
    parts.forEach(part -> merge(Kind.RATES, EXCHANGE_RATES, part, col("rates")));
    BatchEvents batchEvents = new BatchEvents(number, sources, inputs, outputs);
    Dataset<Row> events = batchEvents.of(canonical).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      batchEvents.write(events);
      writeRejects(canonical);
      for (BatchPart part : parts) {
        merge(Kind.CUSTOMERS, CUSTOMER_ATTRIBUTES, part, col("customers"));
        merge(Kind.CONSENTS, CONSENTS, part, explode(col("consents")));
        merge(Kind.CONTACTS, CONTACTS, part, col("contacts"));
      }
      mergeDoubted(canonical);
      return BatchCounts.byFile(canonical, events);
    } finally {
      events.unpersist();
    }
  }

  private List<BatchPart> parts(Dataset<Row> canonical) {
    return replayed.isPresent()
        ? BatchPart.ofReplay(canonical)
        : BatchPart.lateFirst(canonical, lateFiles);
  }

  private void mergeAccounts(Dataset<Row> canonical) {
    Dataset<Row> accounts = Accounts.named(canonical, fed());
    outputs.merge(IDENTITIES, Accounts.changes(accounts, inputs.read(IDENTITIES), number));
  }

  private void mergeItems(BatchPart part) {
    Dataset<Row> named = Items.named(part.records(), describedColumns());
    outputs.merge(
        ITEMS, Items.changes(keepingKnown(part, ITEMS, named), inputs.read(ITEMS), number));
  }

  /** Merges the rows of one kind by key; of equal keys the latest values. */
  private void merge(Kind kind, Table table, BatchPart part, Column struct) {
    if (!fed().contains(kind)) {
      return;
    }
    Dataset<Row> rows =
        Latest.unnested(part.records().where(col(kind.label()).isNotNull()), struct);
    Dataset<Row> keyed =
        (kind.namesAccounts() ? withAccount(rows) : rows)
            .withColumn(BATCH_ID.name(), lit(number))
            .withColumn("stated_in", col(CanonicalRecords.FILE));
    List<String> key = table.key().stream().map(Field::name).toList();
    Dataset<Row> last = Latest.perKey(keyed, key).withColumnRenamed("stated_in", ROW_FILE.name());
    Dataset<Row> latest =
        keepingKnown(part, table, table.has(ROW_FILE) ? last : last.drop(ROW_FILE.name()));
    outputs.merge(table, latest.select(table.select()));
  }

  private Dataset<Row> withAccount(Dataset<Row> rows) {
    return Accounts.withKey(rows, inputs.read(IDENTITIES)).drop(ACCOUNT_ID.name(), "account_kind");
  }

  private void writeRejects(Dataset<Row> canonical) {
    if (replayed.isPresent()) {
      outputs.merge(
          REJECTED_EVENTS, RejectedRecords.afterReplay(replayed.get(), canonical, number));
    } else {
      outputs.append(REJECTED_EVENTS, RejectedRecords.of(canonical, number), number);
    }
  }

  private void mergeDoubted(Dataset<Row> canonical) {
    if (!fed().contains(Kind.CONSENTS)) {
      return;
    }
    Dataset<Row> doubted = DoubtedConsents.rows(canonical, inputs.read(IDENTITIES), run, number);
    // A file that is taken a second time was untaken before, so it is read again as a whole.
    List<Field> again = replayed.isPresent() ? List.of(FILE, POSITION) : List.of(FILE);
    Dataset<Row> known = inputs.read(REJECTED_CONSENTS);
    Dataset<Row> changes =
        doubted.union(DoubtedConsents.lifted(known, canonical, again, doubted, number));
    if (!changes.isEmpty()) {
      outputs.merge(REJECTED_CONSENTS, changes);
    }
  }

  /**
   * Known values go before those of a late part. Consents are always compared with the known ones:
   * of two statements at one instant the withdrawal holds.
   */
  private Dataset<Row> keepingKnown(BatchPart part, Table table, Dataset<Row> rows) {
    return part.isLate() || table.equals(CONSENTS)
        ? Latest.keepingKnown(rows, inputs.read(table), table.key())
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
}
