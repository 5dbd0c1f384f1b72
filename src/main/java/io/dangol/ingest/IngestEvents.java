package io.dangol.ingest;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.col;

import io.dangol.ingest.source.CanonicalRows;
import io.dangol.ingest.source.RawRecords;
import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Failure;
import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import io.dangol.table.Columns;
import io.dangol.table.Tables;
import io.dangol.table.Words.FileState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each file of the sources exactly once.
 *
 * <p>A batch of files is admitted in {@code ops.ingested_files} once all its files were read and
 * nothing speaks against them; then its rows are written; then it is taken. A batch that was
 * admitted but not taken, because a run died, is written again first, from exactly its files. With
 * no file to take nothing is written.
 */
public final class IngestEvents implements Step {

  public static final String JOB = "ingest-events";

  /** The check that a person may let a night pass: records whose consent cannot be read. */
  public static final String REJECTED_CONSENTS = "rejected-consents";

  private static final Logger LOG = LoggerFactory.getLogger(IngestEvents.class);
  private static final int SHOWN_PROBLEMS = 20;

  private final IngestSettings settings;
  private final Settled settled;
  private final boolean acceptsRejectedConsents;

  public IngestEvents(IngestSettings settings) {
    this(settings, Settled.ALL, Set.of());
  }

  /**
   * The same, and lets the night pass some checks.
   *
   * @param settled tells which files nobody is still writing
   * @param accepted names of checks, of which only {@link #REJECTED_CONSENTS} is one of this step
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
    goOn(run, inputs, outputs);
    List<LedgerEntry> ledger = ledger(inputs);
    Arrivals.Found arrived = arrivals(inputs).found(ledger, run.asOf());
    List<FeedFile> found = arrived.whole();
    KnownFiles taken = KnownFiles.taken(ledger);
    Map<String, String> checksums = Checksums.of(taken.doubtful(found), inputs.landing());
    List<String> problems = new Expectations(settings, run, ledger).ofFiles(found, checksums);
    if (!problems.isEmpty()) {
      failIfAny(Stream.concat(problems.stream(), arrived.growing().stream()).toList());
    }
    arrived.growing().forEach(outputs::warn);
    note(taken.recognised(found, checksums), outputs);
    Intake next = Intake.next(ledger, found, run.asOf(), settings.readAs());
    if (next.files().isEmpty()) {
      LOG.info("no file to take up to {}", run.asOf());
      return;
    }
    take(run, next, inputs, outputs);
  }

  /** Finishes what a run began before it died: untaking, a batch of files, or a replay. */
  void goOn(Run run, Inputs inputs, Outputs outputs) {
    UntakeFiles.finish(inputs, outputs);
    List<LedgerEntry> ledger = ledger(inputs);
    Optional<Intake> files = Intake.begun(ledger);
    if (files.isPresent()) {
      LOG.info("batch {} was begun by a run that ended early: goes on", files.get().batch());
      requireSameMeaning(files.get().batch(), files.get().readAs());
      failIfAny(arrivals(inputs).lost(files.get(), ledger));
      take(run, files.get(), inputs, outputs);
    }
    Optional<Replay> rejects = Replay.begun(ledger);
    if (rejects.isPresent()) {
      LOG.info("replay {} was begun by a run that ended early: goes on", rejects.get().batch());
      requireSameMeaning(rejects.get().batch(), rejects.get().readAs());
      take(run, rejects.get(), inputs, outputs);
    }
  }

  /** Reads rejected records again as the next batch; false if there is none. */
  boolean replay(ReplaySelection selection, Run run, Inputs inputs, Outputs outputs) {
    String[] sources = settings.sources().stream().map(SourceSettings::name).toArray(String[]::new);
    Dataset<Row> rejected =
        inputs.read(Tables.REJECTED_EVENTS).where(Columns.SOURCE.col().isin((Object[]) sources));
    Replay next = Replay.next(ledger(inputs), rejected, selection, run.asOf(), settings.readAs());
    if (next.entries().isEmpty()) {
      return false;
    }
    take(run, next, inputs, outputs);
    return true;
  }

  private void take(Run run, Replay replay, Inputs inputs, Outputs outputs) {
    Dataset<Row> rejected = replay.records(inputs.read(Tables.REJECTED_EVENTS));
    Records records =
        rated(
            replay.files(),
            run,
            inputs,
            known ->
                Records.of(
                    known,
                    run,
                    replay.files(),
                    inputs.landing(),
                    source -> again(source, run, rejected)));
    Dataset<Row> canonical =
        RejectedRows.withoutTakenEvents(records.canonical(), rejected, replay.batch())
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      records.contents(canonical);
      if (!replay.isBegun()) {
        outputs.merge(Tables.INGESTED_FILES, rows(replay.entries()));
      }
      Batch batch =
          new Batch(
              replay.batch(),
              run,
              records.sources(),
              Set.of(),
              Optional.of(rejected),
              inputs,
              outputs);
      Map<String, Counts> counts = batch.write(canonical);
      outputs.merge(Tables.INGESTED_FILES, rows(replay.ended(ledger(inputs), counts)));
      LOG.info("replay {}: {}", replay.batch(), sum(counts.values()));
    } finally {
      canonical.unpersist();
    }
  }

  /** A batch's records, each amount judged by the rates that are known with the batch. */
  private Records rated(
      Intake intake, Run run, Inputs inputs, Function<IngestSettings, Records> records) {
    Dataset<Row> rates = inputs.read(Tables.EXCHANGE_RATES);
    return records.apply(RatesOfBatch.known(settings, intake, run, rates, records));
  }

  private static Dataset<Row> again(SourceSettings source, Run run, Dataset<Row> rejected) {
    Dataset<Row> own = rejected.where(Columns.SOURCE.col().equalTo(source.name()));
    Dataset<Row> raw = RawRecords.again(source, run.zone(), own);
    return source.each().map(each -> each.again(source, run.zone(), raw)).orElse(raw);
  }

  private void take(Run run, Intake intake, Inputs inputs, Outputs outputs) {
    Records records =
        rated(intake, run, inputs, known -> Records.of(known, run, intake, inputs.landing()));
    Dataset<Row> canonical = records.canonical().persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Map<String, FileContent> contents = records.contents(canonical);
      if (!intake.isBegun()) {
        ExpectedContent expected = new ExpectedContent(settings, ledger(inputs));
        List<String> problems = new ArrayList<>(expected.problems(intake, contents));
        List<String> lost = LostConsents.problems(canonical, records.sources(), run);
        if (acceptsRejectedConsents) {
          lost.forEach(problem -> outputs.warn("accepted: " + problem));
        } else {
          problems.addAll(lost);
        }
        problems.addAll(RatesOfBatch.conflicts(canonical, records.sources()));
        failIfAny(problems);
        expected.warnings(intake, contents).forEach(outputs::warn);
        Map<String, FileBytes> bytes = arrivals(inputs).bytes(intake);
        failIfAny(arrivals(inputs).changedMeanwhile(intake));
        outputs.merge(
            Tables.INGESTED_FILES, rows(intake.entries(FileState.ADMITTED, Map.of(), bytes)));
      }
      List<LedgerEntry> ledger = ledger(inputs);
      Set<String> late = intake.late(ledger);
      Map<String, Counts> counts =
          new Batch(intake.batch(), run, records.sources(), late, Optional.empty(), inputs, outputs)
              .write(canonical.where(col(CanonicalRows.BROKEN).isNull()));
      List<LedgerEntry> taken =
          intake.entries(FileState.TAKEN, counts, bytes(intake.admitted(ledger)));
      outputs.merge(Tables.INGESTED_FILES, rows(taken));
      LOG.info("batch {}: {} files, {}", intake.batch(), taken.size(), sum(counts.values()));
    } finally {
      canonical.unpersist();
    }
  }

  private Arrivals arrivals(Inputs inputs) {
    return new Arrivals(settings.sources(), settled, inputs.landing());
  }

  private static Map<String, FileBytes> bytes(List<LedgerEntry> entries) {
    return entries.stream().collect(toMap(LedgerEntry::path, LedgerEntry::bytes));
  }

  private static void note(List<LedgerEntry> recognised, Outputs outputs) {
    if (!recognised.isEmpty()) {
      LOG.info("{} files that were taken have another time and the same bytes", recognised.size());
      outputs.merge(Tables.INGESTED_FILES, rows(recognised));
    }
  }

  /**
   * Some tables of the batch may be written: read otherwise, a record could be lost or count twice.
   */
  private void requireSameMeaning(long batch, Optional<String> readAs) {
    if (readAs.isEmpty()) {
      LOG.warn("batch {}: nobody knows under which configuration it began", batch);
    } else if (!readAs.get().equals(settings.readAs())) {
      throw Failure.configuration(
          "batch %s was begun by a run that ended early, and ingest.sources or zone have changed since: run once with the former configuration, which finishes the batch, then with this one"
              .formatted(batch));
    }
  }

  private static List<LedgerEntry> ledger(Inputs inputs) {
    return LedgerEntry.all(inputs.read(Tables.INGESTED_FILES));
  }

  private static Counts sum(Collection<Counts> counts) {
    return counts.stream().reduce(Counts.NONE, Counts::plus);
  }

  private static List<Row> rows(List<LedgerEntry> entries) {
    return entries.stream().map(LedgerEntry::row).toList();
  }

  private static void failIfAny(List<String> problems) {
    if (problems.isEmpty()) {
      return;
    }
    String shown = problems.stream().limit(SHOWN_PROBLEMS).collect(joining("\n"));
    int more = problems.size() - SHOWN_PROBLEMS;
    throw Failure.data(
        shown
            + (more > 0 ? "\nand " + more + " more" : "")
            + "\nNothing was taken; the former release stands.");
  }
}
