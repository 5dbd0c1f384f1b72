package io.dangol.ingest;

import static io.dangol.table.Columns.CONFIG_KEY;
import static io.dangol.table.Columns.FEED_ON;
import static io.dangol.table.Columns.FILE;
import static io.dangol.table.Columns.PAYLOAD;
import static io.dangol.table.Columns.POSITION;
import static io.dangol.table.Columns.REASON;
import static io.dangol.table.Columns.REPLAYED_IN;
import static io.dangol.table.Columns.SOURCE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.substring;

import io.dangol.job.Failure;
import io.dangol.job.Landing;
import io.dangol.job.Run;
import io.dangol.table.Tables;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.storage.StorageLevel;

/**
 * The rejected records, counted, with examples that show no value.
 *
 * @param counts by source, reason and feed day
 * @param examples by source, reason, file and position
 */
public record Rejects(List<Line> counts, List<Example> examples) {
  private static final String KEY = "key";

  /**
   * Records of one source and feed day that were rejected for one reason.
   *
   * @param key of the source that the reason is about; empty if it is about the record as a whole
   * @param feedOn empty for files without a date
   * @param rejected records that are still rejected
   * @param replayed records that a replay has since taken or excluded
   */
  public record Line(
      String source, String reason, String key, String feedOn, long rejected, long replayed) {}

  /**
   * One record.
   *
   * @param key of the source that the reason is about; empty if it is about the record as a whole
   * @param position as in {@code silver.rejected_events}
   * @param payload masked: its structure, none of its values
   */
  public record Example(
      String source, String reason, String key, String file, long position, String payload) {}

  public Rejects {
    counts = List.copyOf(counts);
    examples = List.copyOf(examples);
  }

  /**
   * Counts and examples. Only the beginning of each payload leaves the executors.
   *
   * @param rejected rows of {@link Tables#REJECTED_EVENTS}
   * @param ingestedFiles rows of {@link Tables#INGESTED_FILES}
   * @param source all sources if empty
   * @param examplesEach for each source and reason
   */
  public static Rejects of(
      Dataset<Row> rejected,
      Dataset<Row> ingestedFiles,
      Optional<String> source,
      int examplesEach) {
    Dataset<Row> chosen =
        source.map(name -> rejected.where(SOURCE.col().equalTo(name))).orElse(rejected);
    return new Rejects(counts(chosen, ingestedFiles), examples(chosen, examplesEach));
  }

  /**
   * The same of a file in the landing folder. It is read under the present configuration and not
   * taken. A file that no source has is a {@link Failure} of kind CONFIGURATION; a file that is
   * broken as a whole, of kind DATA.
   *
   * @param exchangeRates rows of {@link Tables#EXCHANGE_RATES}
   * @param file the end of its path
   */
  public static Rejects ofFile(
      IngestSettings settings,
      Run run,
      Landing landing,
      Dataset<Row> exchangeRates,
      String file,
      int examplesEach) {
    FeedFile found = find(file, FeedFile.of(settings.sources(), landing));
    Intake intake = new Intake(1, false, Optional.empty(), List.of(found));
    Records records =
        RatesOfBatch.rated(
            settings, intake, run, exchangeRates, known -> Records.of(known, run, intake, landing));
    Dataset<Row> canonical = records.canonical().persist(StorageLevel.MEMORY_AND_DISK());
    try {
      FileContent content = records.contents(canonical).get(found.path());
      if (content != null && content.broken().isPresent()) {
        throw Failure.data(found.path() + " " + content.broken().get());
      }
      Dataset<Row> days = canonical.select(FILE.col(), FEED_ON.col());
      return of(RejectedRecords.of(canonical, 1), days, Optional.empty(), examplesEach);
    } finally {
      canonical.unpersist();
    }
  }

  private static FeedFile find(String file, List<FeedFile> files) {
    String end = file.replaceFirst("^file:/+", "/").replaceFirst("^[.]/", "");
    return files.stream()
        .filter(each -> ("/" + each.path()).endsWith(end.startsWith("/") ? end : "/" + end))
        .findFirst()
        .orElseThrow(
            () ->
                Failure.configuration(
                    "--file %s: no path of ingest.sources has such a file: name one of theirs"
                        .formatted(file)));
  }

  private static List<Line> counts(Dataset<Row> rejected, Dataset<Row> ingestedFiles) {
    // One feed day for each file.
    Dataset<Row> days = ingestedFiles.select(FILE.col(), FEED_ON.col()).distinct();
    return rejected
        .join(days, new String[] {FILE.name()}, "left")
        .groupBy(SOURCE.col(), REASON.col(), key(), FEED_ON.col().cast("string").as("day"))
        .agg(
            count_if(REPLAYED_IN.col().isNull()).as("rejected"),
            count_if(REPLAYED_IN.col().isNotNull()).as("replayed"))
        .orderBy(SOURCE.col(), REASON.col(), col(KEY), col("day"))
        .collectAsList()
        .stream()
        .map(
            row ->
                new Line(
                    SOURCE.textOf(row),
                    REASON.textOf(row),
                    row.getAs(KEY),
                    Objects.requireNonNullElse(row.<String>getAs("day"), ""),
                    row.<Long>getAs("rejected"),
                    row.<Long>getAs("replayed")))
        .toList();
  }

  private static List<Example> examples(Dataset<Row> rejected, int each) {
    WindowSpec byReason =
        Window.partitionBy(SOURCE.col(), REASON.col(), key()).orderBy(FILE.col(), POSITION.col());
    return rejected
        .where(REPLAYED_IN.col().isNull())
        .withColumn("nth", row_number().over(byReason))
        .where(col("nth").leq(each))
        .orderBy(SOURCE.col(), REASON.col(), key(), col("nth"))
        .select(
            SOURCE.col(),
            REASON.col(),
            key(),
            FILE.col(),
            POSITION.col(),
            substring(PAYLOAD.col(), 1, MaskedPayload.LONGEST_SHOWN).as("beginning"),
            length(PAYLOAD.col()).cast("bigint").as("length"))
        .collectAsList()
        .stream()
        .map(Rejects::example)
        .toList();
  }

  private static Example example(Row row) {
    return new Example(
        SOURCE.textOf(row),
        REASON.textOf(row),
        row.getAs(KEY),
        FILE.textOf(row),
        POSITION.longOf(row),
        MaskedPayload.of(row.getAs("beginning"), row.<Long>getAs("length")));
  }

  private static Column key() {
    return coalesce(CONFIG_KEY.col(), lit("")).as(KEY);
  }
}
