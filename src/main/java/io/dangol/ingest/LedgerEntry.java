package io.dangol.ingest;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.dangol.job.Landing.LandingFile;
import io.dangol.table.Columns;
import io.dangol.table.Word;
import io.dangol.table.Words.FileState;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * One row of {@code ops.ingested_files}: a file in a batch and its state, or the rejected records
 * of a file in a batch that replays them.
 *
 * @param readAs {@link IngestSettings#readAs} of the run that began the batch; empty if the run did
 *     not record it
 * @param counts zero while the file is only admitted; records to be replayed all count as rejected
 * @param bytes what is known of the file's bytes; nothing for replayed records
 */
record LedgerEntry(
    FeedFile file,
    long batch,
    FileState state,
    Optional<String> readAs,
    Counts counts,
    FileBytes bytes) {

  /**
   * The valid entries by batch, source and path. The entry of a file that is being untaken, or was,
   * replaces the former entries of the file in its batch.
   */
  static List<LedgerEntry> all(Dataset<Row> ledger) {
    List<LedgerEntry> entries =
        ledger
            .orderBy(Columns.BATCH_ID.col(), Columns.SOURCE.col(), Columns.FILE.col())
            .collectAsList()
            .stream()
            .map(LedgerEntry::of)
            .toList();
    Set<List<Object>> untaking = keys(entries, FileState.UNTAKING);
    Set<List<Object>> untaken = keys(entries, FileState.UNTAKEN);
    return entries.stream()
        .filter(
            entry ->
                switch (entry.state) {
                  case ADMITTED, TAKEN -> !untaking.contains(entry.key());
                  case UNTAKING -> !untaken.contains(entry.key());
                  case UNTAKEN, REPLAYING, REPLAYED -> true;
                })
        .toList();
  }

  /** One entry for each batch of the files that the lake has, or may have, rows of. */
  static List<LedgerEntry> inTheLake(List<LedgerEntry> entries) {
    Map<List<Object>, LedgerEntry> files = new LinkedHashMap<>();
    entries.stream()
        .filter(LedgerEntry::isInTheLake)
        .forEach(
            entry -> files.merge(entry.key(), entry, (one, other) -> one.isTaken() ? one : other));
    return List.copyOf(files.values());
  }

  private static Set<List<Object>> keys(List<LedgerEntry> entries, FileState state) {
    return entries.stream()
        .filter(entry -> entry.state == state)
        .map(LedgerEntry::key)
        .collect(toSet());
  }

  private List<Object> key() {
    return List.of(path(), batch);
  }

  boolean isTaken() {
    return state == FileState.TAKEN;
  }

  /** Whether the lake has, or may have, rows of the file. */
  boolean isInTheLake() {
    return isTaken() || state == FileState.ADMITTED || state == FileState.UNTAKING;
  }

  /** The same file, batch and counts in another state. */
  LedgerEntry as(FileState other) {
    return new LedgerEntry(file, batch, other, readAs, counts, bytes);
  }

  String path() {
    return file.path();
  }

  /** Values in the declared order of the table's columns. */
  Row row() {
    return RowFactory.create(
        file.source(),
        file.path(),
        file.file().size(),
        Timestamp.from(file.file().modified()),
        file.feedOn().map(Date::valueOf).orElse(null),
        batch,
        state.word(),
        readAs.orElse(null),
        counts.read(),
        counts.accepted(),
        counts.duplicates(),
        counts.excluded(),
        counts.rejected(),
        counts.outcomes(),
        bytes.checksum().orElse(null),
        bytes.sameAt().map(Timestamp::from).orElse(null));
  }

  /** The same file with what is known of its bytes. */
  LedgerEntry with(FileBytes known) {
    return new LedgerEntry(file, batch, state, readAs, counts, known);
  }

  private static LedgerEntry of(Row row) {
    LandingFile file =
        new LandingFile(
            Columns.FILE.textOf(row),
            Columns.FILE_SIZE.longOf(row),
            instant(row.getAs(Columns.MODIFIED_AT.name())));
    Optional<LocalDate> feedOn =
        Optional.ofNullable(row.<Object>getAs(Columns.FEED_ON.name())).map(LedgerEntry::date);
    String state = Columns.FILE_STATE.textOf(row);
    return new LedgerEntry(
        new FeedFile(Columns.SOURCE.textOf(row), file, feedOn),
        Columns.BATCH_ID.longOf(row),
        Word.of(FileState.values(), state),
        Optional.ofNullable(row.getAs(Columns.READ_AS.name())),
        counts(row),
        new FileBytes(
            Optional.ofNullable(row.getAs(Columns.CHECKSUM.name())),
            Optional.ofNullable(row.<Object>getAs(Columns.SAME_AT.name()))
                .map(LedgerEntry::instant)));
  }

  private static Counts counts(Row row) {
    Map<String, Long> outcomes = row.getJavaMap(row.fieldIndex(Columns.OUTCOMES.name()));
    return new Counts(
        Columns.ROWS_READ.longOf(row),
        Columns.ROWS_ACCEPTED.longOf(row),
        Columns.ROWS_DUPLICATE.longOf(row),
        Columns.ROWS_EXCLUDED.longOf(row),
        Columns.ROWS_REJECTED.longOf(row),
        outcomes.entrySet().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static Instant instant(Object value) {
    return value instanceof Instant instant ? instant : ((Timestamp) value).toInstant();
  }

  private static LocalDate date(Object value) {
    return value instanceof LocalDate date ? date : ((Date) value).toLocalDate();
  }
}
