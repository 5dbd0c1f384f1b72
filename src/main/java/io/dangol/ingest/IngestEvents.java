package io.dangol.ingest;

import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Failure;
import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import io.dangol.table.Columns;
import io.dangol.table.Tables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each file of the sources exactly once.
 *
 * <p>A batch has three steps. It is admitted in {@code ops.ingested_files} after all its files were
 * read and checked. Then its rows are written. Then it is marked as taken. If a run died after the
 * first step, the next run writes the batch again, from exactly the same files, before it takes any
 * other. If there is no file to take, nothing is written.
 */
public final class IngestEvents implements Step {

  public static final String JOB = "ingest-events";

  /** The check for records whose consent cannot be read; a person may let a night pass it. */
  public static final String REJECTED_CONSENTS = "rejected-consents";

  private static final Logger LOG = LoggerFactory.getLogger(IngestEvents.class);

  private final IngestSettings settings;
  private final Settled settled;
  private final boolean acceptsRejectedConsents;

  public IngestEvents(IngestSettings settings) {
    this(settings, Settled.ALL, Set.of());
  }

  /**
   * With checks that a person lets the night pass.
   *
   * @param settled tells complete files from files that somebody may still be writing
   * @param accepted names of checks; of these, only {@link #REJECTED_CONSENTS} concerns this step
   */
  public IngestEvents(IngestSettings settings, Settled settled, Set<String> accepted) {
    this.settings = settings;
    this.settled = settled;
    this.acceptsRejectedConsents = accepted.contains(REJECTED_CONSENTS);
  }

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    if (settings.sources().isEmpty()) {
      throw Failure.configuration(
          "ingest.sources is empty: name the shop's logs there, as the commented source in reference.conf does");
    }
    finishBegun(run, inputs, outputs);
    TakeFiles files = takeFiles(run, inputs, outputs);
    List<LedgerEntry> ledger = FileLedger.read(inputs);
    List<FeedFile> found = found(ledger, files.arrivals(), run, inputs, outputs);
    Intake next = Intake.next(ledger, found, run.asOf(), settings.readAs());
    if (next.files().isEmpty()) {
      LOG.info("no file to take up to {}", run.asOf());
      return;
    }
    files.take(next);
  }

  /** Finishes what a run began before it died: untaking, a batch of files, or a replay. */
  void finishBegun(Run run, Inputs inputs, Outputs outputs) {
    UntakeFiles.finish(inputs, outputs);
    List<LedgerEntry> ledger = FileLedger.read(inputs);
    Optional<Intake> files = Intake.begun(ledger);
    if (files.isPresent()) {
      LOG.info("batch {} was begun by a run that ended early: goes on", files.get().batch());
      requireSameConfiguration(files.get().batch(), files.get().readAs());
      TakeFiles begun = takeFiles(run, inputs, outputs);
      FileProblems.failIfAny(begun.arrivals().lost(files.get(), ledger));
      begun.take(files.get());
    }
    Optional<Replay> rejects = Replay.begun(ledger);
    if (rejects.isPresent()) {
      LOG.info("replay {} was begun by a run that ended early: goes on", rejects.get().batch());
      requireSameConfiguration(rejects.get().batch(), rejects.get().readAs());
      new TakeRejects(settings, run, inputs, outputs).take(rejects.get());
    }
  }

  /** Reads rejected records again as the next batch; false if there is none. */
  boolean replay(ReplaySelection selection, Run run, Inputs inputs, Outputs outputs) {
    Object[] sources = settings.sources().stream().map(SourceSettings::name).toArray();
    Dataset<Row> rejected =
        inputs.read(Tables.REJECTED_EVENTS).where(Columns.SOURCE.col().isin(sources));
    Replay next =
        Replay.next(FileLedger.read(inputs), rejected, selection, run.asOf(), settings.readAs());
    if (next.entries().isEmpty()) {
      return false;
    }
    new TakeRejects(settings, run, inputs, outputs).take(next);
    return true;
  }

  /** The files that are complete, once nothing speaks against taking them. */
  private List<FeedFile> found(
      List<LedgerEntry> ledger, Arrivals arrivals, Run run, Inputs inputs, Outputs outputs) {
    Arrivals.Found arrived = arrivals.found(ledger, run.asOf());
    KnownFiles taken = KnownFiles.taken(ledger);
    Map<String, String> checksums =
        Checksums.of(taken.doubtful(arrived.complete()), inputs.landing());
    List<String> problems =
        new Expectations(settings, run, ledger).ofFiles(arrived.complete(), checksums);
    if (!problems.isEmpty()) {
      FileProblems.failIfAny(Stream.concat(problems.stream(), arrived.growing().stream()).toList());
    }
    arrived.growing().forEach(outputs::warn);
    noteRecognised(taken.recognised(arrived.complete(), checksums), outputs);
    return arrived.complete();
  }

  private TakeFiles takeFiles(Run run, Inputs inputs, Outputs outputs) {
    return new TakeFiles(settings, settled, acceptsRejectedConsents, run, inputs, outputs);
  }

  private static void noteRecognised(List<LedgerEntry> recognised, Outputs outputs) {
    if (!recognised.isEmpty()) {
      LOG.info("{} files that were taken have another time and the same bytes", recognised.size());
      FileLedger.merge(outputs, recognised);
    }
  }

  /**
   * A batch is finished under the configuration that began it: some of its tables may be written,
   * so a record that is read differently could be lost or count twice.
   */
  private void requireSameConfiguration(long batch, Optional<String> readAs) {
    if (readAs.isEmpty()) {
      LOG.warn("batch {}: nobody knows under which configuration it began", batch);
    } else if (!readAs.get().equals(settings.readAs())) {
      throw Failure.configuration(
          "batch %s was begun by a run that ended early, and ingest.sources or zone have changed since: run once with the former configuration, which finishes the batch, then with this one"
              .formatted(batch));
    }
  }
}
