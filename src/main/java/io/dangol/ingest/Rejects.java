package io.dangol.ingest;

import static io.dangol.table.Columns.FEED_ON;
import static io.dangol.table.Columns.FILE;
import static io.dangol.table.Columns.PAYLOAD;
import static io.dangol.table.Columns.POSITION;
import static io.dangol.table.Columns.REASON;
import static io.dangol.table.Columns.REPLAYED_IN;
import static io.dangol.table.Columns.SOURCE;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.substring;

import io.dangol.table.Tables;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * The rejected records, counted, with examples that show no value.
 *
 * @param counts by source, reason and feed day
 * @param examples by source, reason, file and position
 */
public record Rejects(List<Line> counts, List<Example> examples) {

  /**
   * Records of one source and feed day that were rejected for one reason.
   *
   * @param feedOn empty for files without a date
   * @param rejected records that still are
   * @param replayed records that a replay took or excluded since
   */
  public record Line(String source, String reason, String feedOn, long rejected, long replayed) {}

  /**
   * One record.
   *
   * @param position as in {@code silver.rejected_events}
   * @param payload masked: its structure, none of its values
   */
  public record Example(String source, String reason, String file, long position, String payload) {}

  public Rejects {
    counts = List.copyOf(counts);
    examples = List.copyOf(examples);
  }

  /**
   * Counts and examples; of each payload only a beginning leaves the executors.
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

  private static List<Line> counts(Dataset<Row> rejected, Dataset<Row> ingestedFiles) {
    // One feed day for each file.
    Dataset<Row> days = ingestedFiles.select(FILE.col(), FEED_ON.col()).distinct();
    return rejected
        .join(days, new String[] {FILE.name()}, "left")
        .groupBy(SOURCE.col(), REASON.col(), FEED_ON.col().cast("string").as("day"))
        .agg(
            count_if(REPLAYED_IN.col().isNull()).as("rejected"),
            count_if(REPLAYED_IN.col().isNotNull()).as("replayed"))
        .orderBy(SOURCE.col(), REASON.col(), col("day"))
        .collectAsList()
        .stream()
        .map(
            row ->
                new Line(
                    row.getString(0),
                    row.getString(1),
                    Objects.requireNonNullElse(row.<String>getAs("day"), ""),
                    row.getLong(3),
                    row.getLong(4)))
        .toList();
  }

  private static List<Example> examples(Dataset<Row> rejected, int each) {
    var place = Window.partitionBy(SOURCE.col(), REASON.col()).orderBy(FILE.col(), POSITION.col());
    return rejected
        .where(REPLAYED_IN.col().isNull())
        .withColumn("place", row_number().over(place))
        .where(col("place").leq(each))
        .orderBy(SOURCE.col(), REASON.col(), col("place"))
        .select(
            SOURCE.col(),
            REASON.col(),
            FILE.col(),
            POSITION.col(),
            substring(PAYLOAD.col(), 1, MaskedPayload.LONGEST_SHOWN),
            length(PAYLOAD.col()).cast("bigint"))
        .collectAsList()
        .stream()
        .map(
            row ->
                new Example(
                    row.getString(0),
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    MaskedPayload.of(row.getString(4), row.getLong(5))))
        .toList();
  }
}
