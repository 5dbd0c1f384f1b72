package io.dangol.ingest;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.col;

import io.dangol.ingest.source.CanonicalRecords;
import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.table.Tables;
import io.dangol.table.Words.FileState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a batch of files: reads and checks all of them, admits them in the ledger, writes their
 * rows, and marks them as taken.
 *
 * @param acceptsRejectedConsents whether consents that cannot be read are only a warning
 */
record TakeFiles(
    IngestSettings settings,
    Settled settled,
    boolean acceptsRejectedConsents,
    Run run,
    Inputs inputs,
    Outputs outputs) {

  // Operators know the log of the whole job under one name.
  private static final Logger LOG = LoggerFactory.getLogger(IngestEvents.class);

  Arrivals arrivals() {
    return new Arrivals(settings.sources(), settled, inputs.landing());
  }

  /** Takes the batch; one that an earlier run admitted is not checked again. */
  void take(Intake intake) {
    Records records =
        RatesOfBatch.rated(
            settings,
            intake,
            run,
            inputs.read(Tables.EXCHANGE_RATES),
            known -> Records.of(known, run, intake, inputs.landing()));
    Dataset<Row> canonical = records.canonical().persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Map<String, FileContent> contents = records.contents(canonical);
      if (!intake.isBegun()) {
        check(intake, records, canonical, contents);
        admit(intake);
      }
      write(intake, records, canonical);
    } finally {
      canonical.unpersist();
    }
  }

  private void check(
      Intake intake, Records records, Dataset<Row> canonical, Map<String, FileContent> contents) {
    ExpectedContent expected = new ExpectedContent(settings, FileLedger.read(inputs));
    List<String> problems = new ArrayList<>(expected.problems(intake, contents));
    List<String> lost = LostConsents.problems(canonical, records.sources(), run);
    if (acceptsRejectedConsents) {
      lost.forEach(problem -> outputs.warn("accepted: " + problem));
    } else {
      problems.addAll(lost);
    }
    problems.addAll(RatesOfBatch.conflicts(canonical, records.sources()));
    FileProblems.failIfAny(problems);
    expected.warnings(intake, contents).forEach(outputs::warn);
  }

  private void admit(Intake intake) {
    Map<String, FileBytes> bytes = arrivals().bytes(intake);
    FileProblems.failIfAny(arrivals().changedMeanwhile(intake));
    FileLedger.merge(outputs, intake.entries(FileState.ADMITTED, Map.of(), bytes));
  }

  private void write(Intake intake, Records records, Dataset<Row> canonical) {
    List<LedgerEntry> ledger = FileLedger.read(inputs);
    Set<String> late = intake.late(ledger);
    Map<String, Counts> counts =
        new Batch(intake.batch(), run, records.sources(), late, Optional.empty(), inputs, outputs)
            .write(canonical.where(col(CanonicalRecords.BROKEN).isNull()));
    Map<String, FileBytes> bytes =
        intake.admitted(ledger).stream().collect(toMap(LedgerEntry::path, LedgerEntry::bytes));
    List<LedgerEntry> taken = intake.entries(FileState.TAKEN, counts, bytes);
    FileLedger.merge(outputs, taken);
    LOG.info("batch {}: {} files, {}", intake.batch(), taken.size(), Counts.sum(counts.values()));
  }
}
