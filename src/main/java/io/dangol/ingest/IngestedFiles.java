package io.dangol.ingest;

import io.dangol.job.Inputs;
import io.dangol.job.Run;
import io.dangol.job.RunReport;
import io.dangol.table.Tables;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the ledger of files says to people: what waits to be taken, and how records fared. */
public final class IngestedFiles {

  private IngestedFiles() {}

  /** Paths that a night would take, those of a batch that has begun first; writes nothing. */
  public static List<String> waiting(IngestSettings settings, Inputs inputs, Run run) {
    List<LedgerEntry> ledger = LedgerEntry.all(inputs.read(Tables.INGESTED_FILES));
    List<FeedFile> found = FeedFile.of(settings.sources(), inputs.landing());
    return Stream.concat(
            Intake.begun(ledger).stream(), Stream.of(Intake.next(ledger, found, run.asOf())))
        .flatMap(intake -> intake.files().stream())
        .map(FeedFile::path)
        .toList();
  }

  /** The number of the latest batch that was taken whole; 0 before the first. */
  public static long lastBatch(Dataset<Row> ledger) {
    return LedgerEntry.all(ledger).stream()
        .filter(LedgerEntry::isTaken)
        .mapToLong(LedgerEntry::batch)
        .max()
        .orElse(0);
  }

  /** Per file of the batches after this one, how its records fared. */
  public static List<RunReport.Input> takenAfter(long batch, Dataset<Row> ledger) {
    return LedgerEntry.all(ledger).stream()
        .filter(entry -> entry.isTaken() && entry.batch() > batch)
        .map(IngestedFiles::line)
        .toList();
  }

  private static RunReport.Input line(LedgerEntry entry) {
    Counts counts = entry.counts();
    return new RunReport.Input(
        entry.file().source(),
        entry.path(),
        counts.read(),
        counts.accepted(),
        counts.duplicates(),
        counts.excluded(),
        counts.rejected(),
        counts.outcomes());
  }
}
