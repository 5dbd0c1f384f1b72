package io.dangol.ingest;

import static io.dangol.table.Columns.FILE;
import static io.dangol.table.Columns.JUDGED_IN;
import static io.dangol.table.Columns.REASON;
import static io.dangol.table.Columns.REPLAYED_IN;
import static io.dangol.table.Columns.SOURCE;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.apache.spark.sql.functions.lit;

import io.dangol.table.Words.FileState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A batch of rejected records that are read again.
 *
 * @param isBegun whether the ledger has it already, because a run died while it took it
 * @param readAs under which configuration it began, as {@link IngestSettings#readAs} gives it;
 *     empty if the run did not record it
 * @param entries one for each file, in state {@code REPLAYING}; their outcomes say which records of
 *     the file are in the batch: those that were rejected for one of these reasons
 */
record Replay(long batch, boolean isBegun, Optional<String> readAs, List<LedgerEntry> entries) {

  Replay {
    entries = List.copyOf(entries);
  }

  /** The replay that the ledger has begun and not finished. */
  static Optional<Replay> begun(List<LedgerEntry> ledger) {
    Set<Long> done =
        ledger.stream()
            .filter(entry -> entry.state() == FileState.REPLAYED)
            .map(LedgerEntry::batch)
            .collect(toSet());
    List<LedgerEntry> open =
        ledger.stream()
            .filter(e -> e.state() == FileState.REPLAYING && !done.contains(e.batch()))
            .toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(new Replay(open.get(0).batch(), true, open.get(0).readAs(), open));
  }

  /**
   * The rejected records of files that the night may know, as the next batch; it may be empty.
   *
   * @param rejected rows of {@code silver.rejected_events}
   */
  static Replay next(
      List<LedgerEntry> ledger,
      Dataset<Row> rejected,
      ReplaySelection chosen,
      LocalDate asOf,
      String readAs) {
    Map<String, LedgerEntry> files = taken(ledger);
    Map<String, Map<String, Long>> outcomesByFile = new TreeMap<>();
    rejectedByReason(rejected).stream()
        .filter(row -> chosen.has(SOURCE.textOf(row), REASON.textOf(row)))
        .filter(row -> files.get(FILE.textOf(row)).file().isKnownOn(asOf))
        .forEach(
            row ->
                outcomesByFile
                    .computeIfAbsent(FILE.textOf(row), file -> new HashMap<>())
                    .put(Counts.REJECTED + REASON.textOf(row), row.getAs("count")));
    long batch = Intake.lastBatch(ledger) + 1;
    List<LedgerEntry> entries = new ArrayList<>();
    outcomesByFile.forEach(
        (file, outcomes) ->
            entries.add(
                new LedgerEntry(
                    files.get(file).file(),
                    batch,
                    FileState.REPLAYING,
                    Optional.of(readAs),
                    Counts.of(0, 0, outcomes),
                    FileBytes.UNKNOWN)));
    return new Replay(batch, false, Optional.of(readAs), entries);
  }

  /** The records that no replay has taken, counted by source, file and reason. */
  private static List<Row> rejectedByReason(Dataset<Row> rejected) {
    return rejected
        .where(REPLAYED_IN.col().isNull())
        .groupBy(SOURCE.col(), FILE.col(), REASON.col())
        .count()
        .collectAsList();
  }

  /** Its files as they were found when they were taken; they may be gone. */
  Intake files() {
    return new Intake(batch, isBegun, readAs, entries.stream().map(LedgerEntry::file).toList());
  }

  /** Its records, including those that it had decided on before it died. */
  Dataset<Row> records(Dataset<Row> rejected) {
    Column undecided =
        entries.stream()
            .flatMap(e -> e.counts().outcomes().keySet().stream().map(o -> Map.entry(o, e.path())))
            .collect(groupingBy(Map.Entry::getKey, TreeMap::new, toSet()))
            .entrySet()
            .stream()
            .map(
                files ->
                    REASON
                        .col()
                        .equalTo(files.getKey().substring(Counts.REJECTED.length()))
                        .and(isOneOf(files.getValue().stream().map(Map.Entry::getValue).toList())))
            .reduce(lit(false), Column::or)
            .and(REPLAYED_IN.col().isNull())
            .and(JUDGED_IN.col().lt(batch));
    return rejected.where(undecided.or(JUDGED_IN.col().equalTo(batch)));
  }

  /**
   * The entries that end the batch: the outcomes of its records, and the files with the counts that
   * result for them.
   */
  List<LedgerEntry> ended(List<LedgerEntry> ledger, Map<String, Counts> counts) {
    Map<String, LedgerEntry> files = taken(ledger);
    List<LedgerEntry> ended = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      Counts became = counts.getOrDefault(entry.path(), Counts.NONE);
      LedgerEntry file = files.get(entry.path());
      ended.add(
          new LedgerEntry(
              entry.file(), batch, FileState.REPLAYED, readAs, became, FileBytes.UNKNOWN));
      ended.add(
          new LedgerEntry(
              file.file(),
              file.batch(),
              FileState.TAKEN,
              file.readAs(),
              file.counts().replayed(entry.counts(), became),
              file.bytes()));
    }
    return ended;
  }

  private static Column isOneOf(List<String> files) {
    return FILE.col().isin(files.toArray());
  }

  /** The files that were taken, by path; each once. */
  private static Map<String, LedgerEntry> taken(List<LedgerEntry> ledger) {
    return ledger.stream()
        .filter(LedgerEntry::isTaken)
        .collect(toMap(LedgerEntry::path, identity()));
  }
}
