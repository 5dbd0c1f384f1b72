package io.dangol.ingest;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Landing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The files of the sources as they arrive. Each call lists the files again, to notice a file that
 * somebody is still writing.
 */
record Arrivals(List<SourceSettings> sources, Settled settled, Landing landing) {
  List<FeedFile> found() {
    return FeedFile.of(sources, landing);
  }

  /**
   * Files as a night finds them.
   *
   * @param complete files that are known, or that nobody is still writing
   * @param growing one sentence for each other file that the night would take
   */
  record Found(List<FeedFile> complete, List<String> growing) {}

  Found found(List<LedgerEntry> ledger, LocalDate asOf) {
    Set<String> known =
        LedgerEntry.inTheLake(ledger).stream().map(LedgerEntry::path).collect(toSet());
    Map<Boolean, List<FeedFile>> files =
        found().stream()
            .collect(partitioningBy(f -> known.contains(f.path()) || settled.isComplete(f.file())));
    return new Found(files.get(true), growing(files.get(false), asOf));
  }

  private List<String> growing(List<FeedFile> files, LocalDate asOf) {
    return files.stream()
        .filter(file -> file.isKnownOn(asOf))
        .map(
            file ->
                "%s has changed within the last %s s and may still be written (ingest.settle): it is taken by a night that finds it quiet"
                    .formatted(file.path(), settled.quiet().toSeconds()))
        .toList();
  }

  /** FileProblems that prevent finishing a batch that has begun. */
  List<String> lost(Intake begun, List<LedgerEntry> ledger) {
    List<FeedFile> found = found();
    KnownFiles admitted = new KnownFiles(begun.admitted(ledger));
    Map<String, String> checksums = Checksums.of(admitted.doubtful(found), landing);
    return begun.lost(found, admitted.changes(found, checksums));
  }

  /** The checksums of a batch's files, by path. */
  Map<String, FileBytes> bytes(Intake intake) {
    return Checksums.of(intake.files().stream().map(FeedFile::file).toList(), landing)
        .entrySet()
        .stream()
        .collect(toMap(Map.Entry::getKey, sum -> FileBytes.of(sum.getValue())));
  }

  /** FileProblems of files that were just read: somebody changed them in the meantime. */
  List<String> changedMeanwhile(Intake intake) {
    return intake.changedMeanwhile(found());
  }

  /** The latest modification time of the files that a night would take. */
  Optional<Instant> youngest(Dataset<Row> ingestedFiles, LocalDate asOf) {
    return Intake.next(LedgerEntry.all(ingestedFiles), found(), asOf, "").files().stream()
        .map(file -> file.file().modified())
        .max(naturalOrder());
  }
}
