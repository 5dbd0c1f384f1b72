package io.dangol.ingest;

import io.dangol.table.Tables;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The outcomes of the records of one run's batches.
 *
 * @param sources by name
 * @param files by batch, source and path
 */
public record IngestSummary(SortedMap<String, Counts> sources, List<FileCounts> files) {

  /** The outcomes of the records of one file. */
  public record FileCounts(String source, String path, Counts counts) {}

  public IngestSummary {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    files = List.copyOf(files);
  }

  /** The number of the last batch that was taken, 0 if none was; to be called before the run. */
  public static long lastTaken(Dataset<Row> ingestedFiles) {
    return Intake.lastBatch(
        LedgerEntry.all(ingestedFiles).stream().filter(LedgerEntry::isTaken).toList());
  }

  /**
   * The batches that were taken since.
   *
   * @param ingestedFiles rows of {@link Tables#INGESTED_FILES}
   * @param afterBatch what {@link #lastTaken} returned before the run; 0 for all batches
   */
  public static IngestSummary of(Dataset<Row> ingestedFiles, long afterBatch) {
    List<FileCounts> files =
        LedgerEntry.all(ingestedFiles).stream()
            .filter(entry -> entry.isTaken() && entry.batch() > afterBatch)
            .map(entry -> new FileCounts(entry.file().source(), entry.path(), entry.counts()))
            .toList();
    SortedMap<String, Counts> sources = new TreeMap<>();
    files.forEach(file -> sources.merge(file.source(), file.counts(), Counts::plus));
    return new IngestSummary(sources, files);
  }
}
