package io.dangol.ingest;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.dangol.table.Tables;
import io.dangol.table.Words.FileState;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The outcomes of rejected records that were read again.
 *
 * @param all of them together
 * @param files by batch, source and path
 */
public record ReplaySummary(Counts all, List<ReplayedFile> files) {

  /**
   * One file.
   *
   * @param records the outcomes of its replayed records
   * @param file the counts of the whole file after the replay
   */
  public record ReplayedFile(String source, String path, Counts records, Counts file) {}

  public ReplaySummary {
    files = List.copyOf(files);
  }

  /** The number of the last complete replay, 0 if there is none; to be called before the run. */
  public static long last(Dataset<Row> ingestedFiles) {
    return Intake.lastBatch(
        LedgerEntry.all(ingestedFiles).stream().filter(ReplaySummary::isReplayed).toList());
  }

  /**
   * The replays that were completed since.
   *
   * @param ingestedFiles rows of {@link Tables#INGESTED_FILES}
   * @param after what {@link #last} returned before the run
   */
  public static ReplaySummary of(Dataset<Row> ingestedFiles, long after) {
    List<LedgerEntry> ledger = LedgerEntry.all(ingestedFiles);
    Map<String, LedgerEntry> taken =
        ledger.stream().filter(LedgerEntry::isTaken).collect(toMap(LedgerEntry::path, identity()));
    List<ReplayedFile> files =
        ledger.stream()
            .filter(entry -> isReplayed(entry) && entry.batch() > after)
            .map(
                entry ->
                    new ReplayedFile(
                        entry.file().source(),
                        entry.path(),
                        entry.counts(),
                        taken.get(entry.path()).counts()))
            .toList();
    Counts all = files.stream().map(ReplayedFile::records).reduce(Counts.NONE, Counts::plus);
    return new ReplaySummary(all, files);
  }

  private static boolean isReplayed(LedgerEntry entry) {
    return entry.state() == FileState.REPLAYED;
  }
}
