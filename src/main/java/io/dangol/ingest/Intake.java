package io.dangol.ingest;

import static java.util.Comparator.naturalOrder;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.dangol.ingest.source.SourceSettings;
import io.dangol.table.Words.FileState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * The files of one batch.
 *
 * @param batch number of the batch, from 1
 * @param isBegun whether the ledger has admitted it already, because a run died while it took it
 * @param readAs under which configuration it began, as {@link IngestSettings#readAs} gives it;
 *     empty if the run did not record it
 */
record Intake(long batch, boolean isBegun, Optional<String> readAs, List<FeedFile> files) {

  Intake {
    files = List.copyOf(files);
  }

  /** The batch that was admitted but not taken, with exactly its files; empty if all were taken. */
  static Optional<Intake> begun(List<LedgerEntry> ledger) {
    Set<Long> taken =
        ledger.stream().filter(LedgerEntry::isTaken).map(LedgerEntry::batch).collect(toSet());
    List<LedgerEntry> open =
        ledger.stream()
            .filter(e -> e.state() == FileState.ADMITTED && !taken.contains(e.batch()))
            .toList();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    long batch = open.get(0).batch();
    return Optional.of(
        new Intake(
            batch,
            true,
            open.get(0).readAs(),
            open.stream().filter(e -> e.batch() == batch).map(LedgerEntry::file).toList()));
  }

  /** The files that no batch has and the night may know, as the next batch; it may be empty. */
  static Intake next(
      List<LedgerEntry> ledger, List<FeedFile> found, LocalDate asOf, String readAs) {
    Set<String> known =
        ledger.stream().filter(LedgerEntry::isInTheLake).map(LedgerEntry::path).collect(toSet());
    return new Intake(
        lastBatch(ledger) + 1,
        false,
        Optional.of(readAs),
        found.stream()
            .filter(file -> file.isKnownOn(asOf) && !known.contains(file.path()))
            .toList());
  }

  /** The number of the latest batch; 0 before the first. */
  static long lastBatch(List<LedgerEntry> ledger) {
    return ledger.stream().mapToLong(LedgerEntry::batch).max().orElse(0);
  }

  /**
   * The ledger's entries in a state; files without counts have none. Counts of another file would
   * be lost, and are a bug.
   */
  List<LedgerEntry> entries(
      FileState state, Map<String, Counts> counts, Map<String, FileBytes> bytes) {
    if (!files.stream().map(FeedFile::path).collect(toSet()).containsAll(counts.keySet())) {
      throw new IllegalStateException("there are counts of a file that is not in the batch");
    }
    return files.stream()
        .map(
            file ->
                new LedgerEntry(
                    file,
                    batch,
                    state,
                    readAs,
                    counts.getOrDefault(file.path(), Counts.NONE),
                    bytes.getOrDefault(file.path(), FileBytes.UNKNOWN)))
        .toList();
  }

  /** The ledger's entries that admitted the batch; none before it has begun. */
  List<LedgerEntry> admitted(List<LedgerEntry> ledger) {
    return ledger.stream()
        .filter(entry -> entry.state() == FileState.ADMITTED && entry.batch() == batch)
        .toList();
  }

  /** FileProblems of files that were just read: somebody changed them in the meantime. */
  List<String> changedMeanwhile(List<FeedFile> found) {
    Map<String, FeedFile> there = found.stream().collect(toMap(FeedFile::path, identity()));
    return files.stream()
        .filter(file -> !file.equals(there.get(file.path())))
        .map(file -> file.path() + " has changed while it was read: run again when it is complete")
        .toList();
  }

  /** Paths of the files of a feed day before one that their source has delivered already. */
  Set<String> late(List<LedgerEntry> ledger) {
    Map<String, LocalDate> newest = new HashMap<>();
    for (LedgerEntry entry : ledger) {
      if (entry.isTaken() && entry.batch() < batch) {
        entry
            .file()
            .feedOn()
            .ifPresent(
                day ->
                    newest.merge(entry.file().source(), day, BinaryOperator.maxBy(naturalOrder())));
      }
    }
    return files.stream()
        .filter(
            file ->
                file.feedOn()
                    .filter(day -> day.isBefore(newest.getOrDefault(file.source(), day)))
                    .isPresent())
        .map(FeedFile::path)
        .collect(toSet());
  }

  /** The files of one source. */
  List<FeedFile> of(SourceSettings source) {
    return files.stream().filter(file -> file.source().equals(source.name())).toList();
  }

  /**
   * FileProblems of a batch that has begun: a file that is gone or has changed since.
   *
   * @param changes of files, by path
   */
  List<String> lost(List<FeedFile> found, Map<String, String> changes) {
    Map<String, FeedFile> there = found.stream().collect(toMap(FeedFile::path, identity()));
    List<String> problems = new ArrayList<>();
    for (FeedFile file : files) {
      if (!there.containsKey(file.path())) {
        problems.add(
            file.path()
                + " is gone though its batch has begun: put it back, and its source into the configuration");
      } else if (changes.containsKey(file.path())) {
        problems.add(
            "%s has changed though its batch has begun (%s): put it back"
                .formatted(file.path(), changes.get(file.path())));
      }
    }
    return problems;
  }
}
