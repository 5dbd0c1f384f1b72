package io.dangol.ingest;

import static io.dangol.table.Columns.REPLACED_BATCH_ID;
import static io.dangol.table.Tables.EVENTS;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toCollection;

import io.dangol.job.Failure;
import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import io.dangol.table.Tables;
import io.dangol.table.Words.FileState;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the events, grants of consent and rejected records of files from the lake, so that the
 * next night takes the files as if they were new.
 *
 * <p>The ledger has {@code untaking} before the first row is removed and {@code untaken} after the
 * last. If a run dies in between, the next ingest, replay or untake finishes it.
 */
public final class UntakeFiles implements Step {
  private static final Logger LOG = LoggerFactory.getLogger(UntakeFiles.class);

  private final Set<String> paths;

  /** By their paths in {@code ops.ingested_files}. */
  public UntakeFiles(Set<String> paths) {
    this.paths = Set.copyOf(paths);
  }

  /** A file that can be untaken. */
  public record TakenFile(String source, String path, String feedOn, long batch, Counts counts) {}

  /**
   * What is removed.
   *
   * @param replacing events among them that had replaced a former record, which is not restored
   * @param laterWithDuplicates files that may have brought the same events, which were left out as
   *     duplicates
   */
  public record Effect(
      long events, long grants, long rejects, long replacing, List<String> laterWithDuplicates) {
    public Effect {
      laterWithDuplicates = List.copyOf(laterWithDuplicates);
    }
  }

  /**
   * Paths of all files that were ever taken, including untaken files, so that untaking can be
   * repeated.
   */
  public static Set<String> known(Dataset<Row> ingestedFiles) {
    return LedgerEntry.all(ingestedFiles).stream()
        .map(LedgerEntry::path)
        .collect(toCollection(TreeSet::new));
  }

  /** The files that the lake has rows of, by source and path. */
  public static List<TakenFile> taken(Dataset<Row> ingestedFiles) {
    return LedgerEntry.inTheLake(LedgerEntry.all(ingestedFiles)).stream()
        .map(
            entry ->
                new TakenFile(
                    entry.file().source(),
                    entry.path(),
                    entry.file().feedOn().map(Object::toString).orElse(""),
                    entry.batch(),
                    entry.counts()))
        .sorted(comparing(TakenFile::source).thenComparing(TakenFile::path))
        .toList();
  }

  /**
   * What would be removed; nothing is written.
   *
   * @param events rows of {@link Tables#EVENTS}
   * @param consents rows of {@link Tables#CONSENTS}
   * @param rejected rows of {@link Tables#REJECTED_EVENTS}
   * @param ingestedFiles rows of {@link Tables#INGESTED_FILES}
   */
  public Effect effect(
      Dataset<Row> events,
      Dataset<Row> consents,
      Dataset<Row> rejected,
      Dataset<Row> ingestedFiles) {
    Untake untake = planned(LedgerEntry.all(ingestedFiles), events);
    Dataset<Row> gone = untake.events(events);
    return new Effect(
        gone.count(),
        untake.grants(consents).count(),
        untake.rejects(rejected).count(),
        gone.where(REPLACED_BATCH_ID.col().isNotNull()).count(),
        untake.laterWithDuplicates());
  }

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    finish(inputs, outputs);
    Untake untake = planned(FileLedger.read(inputs), inputs.read(EVENTS));
    if (!untake.isEmpty()) {
      FileLedger.merge(outputs, untake.as(FileState.UNTAKING));
      finish(inputs, outputs);
    }
  }

  /** Finishes an untake that a run began before it died; usually there is none. */
  static void finish(Inputs inputs, Outputs outputs) {
    Untake untake = Untake.begun(FileLedger.read(inputs));
    if (!untake.isEmpty()) {
      untake.remove(inputs, outputs);
      FileLedger.merge(outputs, untake.as(FileState.UNTAKEN));
      LOG.info("untaken: {} files", untake.paths().size());
    }
  }

  private Untake planned(List<LedgerEntry> ledger, Dataset<Row> events) {
    if (Replay.begun(ledger).isPresent()) {
      throw Failure.configuration(
          "a replay was begun by a run that ended early: finish it with 'dangol replay' first");
    }
    Untake untake = Untake.of(paths, ledger);
    untake.requireKnownEvents(events);
    return untake;
  }
}
