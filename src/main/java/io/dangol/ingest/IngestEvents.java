package io.dangol.ingest;

import static java.util.stream.Collectors.joining;

import io.dangol.ingest.LedgerEntry.State;
import io.dangol.job.Failure;
import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import io.dangol.table.Tables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final Logger LOG = LoggerFactory.getLogger(IngestEvents.class);
  private static final int SHOWN_PROBLEMS = 20;

  private final IngestSettings settings;

  public IngestEvents(IngestSettings settings) {
    this.settings = settings;
  }

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    if (settings.sources().isEmpty()) {
      throw Failure.configuration(
          "ingest.sources is empty: name the shop's logs there, as the commented source in reference.conf does");
    }
    List<FeedFile> found = FeedFile.of(settings.sources(), inputs.landing());
    Optional<Intake> begun = Intake.begun(ledger(inputs));
    if (begun.isPresent()) {
      LOG.info("batch {} was begun by a run that ended early: goes on", begun.get().batch());
      failIfAny(begun.get().lost(found));
      take(run, begun.get(), inputs, outputs);
    }
    List<LedgerEntry> ledger = ledger(inputs);
    failIfAny(new Expectations(settings, run, ledger).ofFiles(found));
    Intake next = Intake.next(ledger, found, run.asOf());
    if (next.files().isEmpty()) {
      LOG.info("no file to take up to {}", run.asOf());
      return;
    }
    take(run, next, inputs, outputs);
  }

  private void take(Run run, Intake intake, Inputs inputs, Outputs outputs) {
    Records records = Records.of(settings, run, intake, inputs.landing());
    Dataset<Row> canonical = records.canonical().persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Map<String, FileContent> contents = records.contents(canonical);
      if (!intake.isBegun()) {
        failIfAny(new Expectations(settings, run, ledger(inputs)).ofContent(intake, contents));
        outputs.merge(Tables.INGESTED_FILES, rows(intake.entries(State.ADMITTED, Map.of())));
      }
      Map<String, Counts> counts =
          new Batch(intake.batch(), records.sources(), inputs, outputs).write(canonical);
      List<LedgerEntry> taken = intake.entries(State.TAKEN, counts);
      outputs.merge(Tables.INGESTED_FILES, rows(taken));
      Counts all = taken.stream().map(LedgerEntry::counts).reduce(Counts.NONE, Counts::plus);
      LOG.info("batch {}: {} files, {}", intake.batch(), taken.size(), all);
    } finally {
      canonical.unpersist();
    }
  }

  private static List<LedgerEntry> ledger(Inputs inputs) {
    return LedgerEntry.all(inputs.read(Tables.INGESTED_FILES));
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
        "nothing was taken, the former release stands:\n"
            + shown
            + (more > 0 ? "\nand " + more + " more" : ""));
  }
}
