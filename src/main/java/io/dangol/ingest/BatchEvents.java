package io.dangol.ingest;

import static io.dangol.table.Columns.BATCH_ID;
import static io.dangol.table.Columns.OCCURRED_AT;
import static io.dangol.table.Columns.REPLACED_BATCH_ID;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.IDENTITIES;
import static io.dangol.table.Tables.INGESTED_FILES;
import static io.dangol.table.Tables.ITEMS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;

import io.dangol.ingest.source.Duplicates;
import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The events of one batch. */
record BatchEvents(long number, List<SourceSettings> sources, Inputs inputs, Outputs outputs) {

  /** The events of the records, with the columns of {@link EventReplacement}. */
  Dataset<Row> of(Dataset<Row> canonical) {
    KeyedEvents keyed = new KeyedEvents(sources);
    Dataset<Row> events = keyed.of(canonical, inputs.read(IDENTITIES), inputs.read(ITEMS));
    Dataset<Row> earlier = inputs.read(EVENTS).where(BATCH_ID.col().lt(number));
    if (keyed.isByContent()) {
      Column time = col("events.occurred_at");
      Row times = canonical.agg(min(time).as("first"), max(time).as("last")).first();
      earlier =
          earlier.where(
              OCCURRED_AT.col().between(lit(times.getAs("first")), lit(times.getAs("last"))));
    }
    Dataset<Row> withDuplicates = KeyedEvents.withDuplicates(events, earlier);
    return replacing().isEmpty()
        ? EventReplacement.none(withDuplicates)
        : EventReplacement.of(
            withDuplicates, replacing(), inputs.read(EVENTS), inputs.read(INGESTED_FILES), number);
  }

  /** Appends the events that are new, then replaces those that are known and were corrected. */
  void write(Dataset<Row> events) {
    Dataset<Row> taken =
        events
            .where(col(KeyedEvents.IS_DUPLICATE).equalTo(false))
            .withColumn(BATCH_ID.name(), lit(number));
    Column isNew = REPLACED_BATCH_ID.col().isNull();
    outputs.append(EVENTS, taken.where(isNew).select(EVENTS.select()), number);
    if (!replacing().isEmpty()) {
      Long oldest = taken.agg(min(REPLACED_BATCH_ID.col()).as("oldest")).first().getAs("oldest");
      if (oldest != null) {
        outputs.replace(EVENTS, taken.where(not(isNew)).select(EVENTS.select()), number, oldest);
      }
    }
  }

  private List<String> replacing() {
    return sources.stream()
        .filter(source -> source.duplicates() == Duplicates.REPLACE)
        .map(SourceSettings::name)
        .toList();
  }
}
