package io.dangol.ingest;

import static io.dangol.table.Columns.BATCH_ID;
import static io.dangol.table.Columns.EVENT_ID;
import static io.dangol.table.Columns.FILE;
import static io.dangol.table.Columns.IS_GRANTED;
import static io.dangol.table.Columns.POSITION;
import static io.dangol.table.Columns.RATED_CURRENCY;
import static io.dangol.table.Columns.RATE_ON;
import static io.dangol.table.Columns.REPLAYED_IN;
import static io.dangol.table.Columns.ROW_FILE;
import static io.dangol.table.Columns.SOURCE;
import static io.dangol.table.Tables.CONSENTS;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.EXCHANGE_RATES;
import static io.dangol.table.Tables.REJECTED_CONSENTS;
import static io.dangol.table.Tables.REJECTED_EVENTS;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.Failure;
import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.table.Field;
import io.dangol.table.Words.FileState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Files whose events, grants of consent, exchange rates and rejected records are removed from the
 * lake.
 *
 * <p>Items, customers and messages stay, because they are merged with those of other files. A
 * withdrawal of consent is never undone. A consent that could not be read counts as a withdrawal
 * until the file is taken again.
 *
 * @param paths of the files
 * @param entries of the files: taken, admitted, or already being untaken
 * @param ledger all entries
 */
record Untake(Set<String> paths, List<LedgerEntry> entries, List<LedgerEntry> ledger) {

  /** Rows of one source in one batch. */
  private record Delivery(String source, long batch) {
    static Delivery of(LedgerEntry entry) {
      return new Delivery(entry.file().source(), entry.batch());
    }
  }

  Untake {
    paths = Set.copyOf(paths);
    entries = List.copyOf(entries);
    ledger = List.copyOf(ledger);
  }

  /** The files that the ledger has begun to untake; possibly none. */
  static Untake begun(List<LedgerEntry> ledger) {
    List<LedgerEntry> entries =
        ledger.stream().filter(entry -> entry.state() == FileState.UNTAKING).toList();
    return new Untake(entries.stream().map(LedgerEntry::path).collect(toSet()), entries, ledger);
  }

  /** The same for files that the ledger has taken or admitted. */
  static Untake of(Set<String> paths, List<LedgerEntry> ledger) {
    return new Untake(
        paths,
        LedgerEntry.inTheLake(ledger).stream()
            .filter(entry -> paths.contains(entry.path()))
            .toList(),
        ledger);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The entries that mark the beginning or the end of the removal. */
  List<LedgerEntry> as(FileState state) {
    return entries.stream().map(entry -> entry.as(state)).toList();
  }

  /** The events of the files. Old events without a file are found by source and batch. */
  Dataset<Row> events(Dataset<Row> events) {
    Column isOfFile = ROW_FILE.col().isin(paths.toArray());
    Column isOfOldFile =
        deliveries().stream()
            .filter(delivery -> others(delivery).isEmpty())
            .map(Untake::isOf)
            .reduce(lit(false), Column::or);
    return events.where(isOfFile.or(ROW_FILE.col().isNull().and(isOfOldFile)));
  }

  /** The grants of consent of these files; a withdrawal at the same instant has replaced them. */
  Dataset<Row> grants(Dataset<Row> consents) {
    return ofFiles(consents).where(IS_GRANTED.col());
  }

  /**
   * The unreadable consents of the files that a replay could read; others stay until the file is
   * taken.
   */
  private Dataset<Row> replayedDoubts(Dataset<Row> doubted) {
    return doubted.where(FILE.col().isin(paths.toArray()).and(REPLAYED_IN.col().isNotNull()));
  }

  /** The rejected records of the files. */
  Dataset<Row> rejects(Dataset<Row> rejected) {
    return rejected.where(FILE.col().isin(paths.toArray()));
  }

  /** Fails if events of the files cannot be distinguished from those of other files. */
  void requireKnownEvents(Dataset<Row> events) {
    for (Delivery delivery : deliveries()) {
      Set<String> others = others(delivery);
      if (!others.isEmpty()
          && !events.where(ROW_FILE.col().isNull().and(isOf(delivery))).isEmpty()) {
        throw Failure.configuration(
            "batch %s has events of source %s from before rows named their file: they can only be untaken together: name these too: %s"
                .formatted(delivery.batch(), delivery.source(), String.join(" ", others)));
      }
    }
  }

  /**
   * Removes the rows by their keys, so that the logs of the tables contain no other value of them.
   * A second call finds nothing.
   */
  void remove(Inputs inputs, Outputs outputs) {
    outputs.remove(EVENTS, events(inputs.read(EVENTS)).select(EVENT_ID.col()));
    outputs.remove(
        CONSENTS,
        grants(inputs.read(CONSENTS))
            .select(CONSENTS.key().stream().map(Field::col).toArray(Column[]::new)));
    outputs.remove(
        EXCHANGE_RATES,
        ofFiles(inputs.read(EXCHANGE_RATES)).select(RATED_CURRENCY.col(), RATE_ON.col()));
    outputs.remove(
        REJECTED_CONSENTS,
        replayedDoubts(inputs.read(REJECTED_CONSENTS))
            .select(REJECTED_CONSENTS.key().stream().map(Field::col).toArray(Column[]::new)));
    outputs.remove(
        REJECTED_EVENTS, rejects(inputs.read(REJECTED_EVENTS)).select(FILE.col(), POSITION.col()));
  }

  /** Where events of the files may be: the batches of the files and those of replays. */
  private Set<Delivery> deliveries() {
    Set<Delivery> deliveries = entries.stream().map(Delivery::of).collect(toSet());
    ledger.stream()
        .filter(entry -> paths.contains(entry.path()) && entry.state() == FileState.REPLAYED)
        .map(Delivery::of)
        .forEach(deliveries::add);
    return deliveries;
  }

  private Set<String> others(Delivery delivery) {
    return ledger.stream()
        .filter(entry -> entry.state() != FileState.UNTAKEN && Delivery.of(entry).equals(delivery))
        .map(LedgerEntry::path)
        .filter(path -> !paths.contains(path))
        .collect(toCollection(TreeSet::new));
  }

  private Dataset<Row> ofFiles(Dataset<Row> rows) {
    return rows.where(ROW_FILE.col().isin(paths.toArray()));
  }

  private static Column isOf(Delivery delivery) {
    return SOURCE.col().equalTo(delivery.source()).and(BATCH_ID.col().equalTo(delivery.batch()));
  }

  /**
   * Files of the same sources that were taken later and had duplicates, possibly of events of these
   * files.
   */
  List<String> laterWithDuplicates() {
    List<String> later = new ArrayList<>();
    for (LedgerEntry entry : ledger) {
      boolean isLater =
          entries.stream()
              .anyMatch(
                  gone ->
                      gone.file().source().equals(entry.file().source())
                          && gone.batch() <= entry.batch());
      if (isLater
          && entry.isTaken()
          && entry.counts().duplicates() > 0
          && !paths.contains(entry.path())) {
        later.add(entry.path());
      }
    }
    return later;
  }
}
