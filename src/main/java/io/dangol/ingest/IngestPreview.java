package io.dangol.ingest;

import io.dangol.job.Landing;
import io.dangol.job.Run;
import io.dangol.table.Tables;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a night would take, found without writing a row. The only files that are opened are taken
 * files with a new modification time.
 *
 * @param unfinished files of a batch that a run left unfinished; they would be taken first
 * @param files that would be taken, by source, day and path
 * @param problems that would stop the night, one sentence each with its remedy
 */
public record IngestPreview(List<Planned> unfinished, List<Planned> files, List<String> problems) {

  /**
   * A file that would be taken.
   *
   * @param feedOn empty for a source without dates
   */
  public record Planned(String source, String path, long size, Optional<LocalDate> feedOn) {}

  public IngestPreview {
    unfinished = List.copyOf(unfinished);
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /**
   * The files of a night.
   *
   * @param ingestedFiles rows of {@link Tables#INGESTED_FILES}
   */
  public static IngestPreview of(
      IngestSettings settings, Run run, Dataset<Row> ingestedFiles, Landing landing) {
    List<LedgerEntry> ledger = LedgerEntry.all(ingestedFiles);
    List<FeedFile> found = FeedFile.of(settings.sources(), landing);
    return new IngestPreview(
        Intake.begun(ledger).map(intake -> planned(intake)).orElse(List.of()),
        planned(Intake.next(ledger, found, run.asOf(), settings.readAs())),
        new Expectations(settings, run, ledger)
            .ofFiles(found, Checksums.of(KnownFiles.taken(ledger).doubtful(found), landing)));
  }

  private static List<Planned> planned(Intake intake) {
    return intake.files().stream()
        .map(f -> new Planned(f.source(), f.path(), f.file().size(), f.feedOn()))
        .toList();
  }
}
