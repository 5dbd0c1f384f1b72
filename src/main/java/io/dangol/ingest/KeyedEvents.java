package io.dangol.ingest;

import static io.dangol.table.Columns.ACCOUNT_KEY;
import static io.dangol.table.Columns.AMOUNT;
import static io.dangol.table.Columns.BASKET_ID;
import static io.dangol.table.Columns.CHANNEL;
import static io.dangol.table.Columns.CODE;
import static io.dangol.table.Columns.CURRENCY;
import static io.dangol.table.Columns.DISCOUNT;
import static io.dangol.table.Columns.EVENT_ID;
import static io.dangol.table.Columns.EVENT_TYPE;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.OCCURRED_AT;
import static io.dangol.table.Columns.QUANTITY;
import static io.dangol.table.Columns.SESSION_ID;
import static io.dangol.table.Columns.SOURCE;
import static io.dangol.table.Columns.TEXT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.md5;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.dangol.ingest.source.CanonicalRecords;
import io.dangol.ingest.source.Duplicates;
import io.dangol.ingest.source.Elements;
import io.dangol.ingest.source.SourceSettings;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** The events of a batch with their surrogate keys, and which of them are duplicates. */
final class KeyedEvents {
  static final String IS_DUPLICATE = "is_duplicate";

  private final List<SourceSettings> sources;

  KeyedEvents(List<SourceSettings> sources) {
    this.sources = List.copyOf(sources);
  }

  /**
   * The events of canonical records with the columns of {@code silver.events} but the batches, the
   * feed day, and the reason why the record is rejected for something other than the event.
   */
  Dataset<Row> of(Dataset<Row> canonical, Dataset<Row> identities, Dataset<Row> items) {
    Dataset<Row> events =
        canonical
            .where("events is not null")
            .select(
                SOURCE.col(),
                col(CanonicalRecords.FILE),
                col(CanonicalRecords.POSITION),
                col(CanonicalRecords.REASON),
                col(CanonicalRecords.FEED_ON),
                col("events.*"))
            .withColumnRenamed(EVENT_ID.name(), "own_id")
            .withColumn(
                CURRENCY.name(),
                when(AMOUNT.col().isNotNull(), coalesce(CURRENCY.col(), currency())));
    // One item for each code.
    Dataset<Row> keyed =
        Accounts.withKey(events, identities)
            .join(items.select(CODE.col(), ITEM_ID.col()), new String[] {CODE.name()}, "left");
    return keyed.withColumn(EVENT_ID.name(), md5(to_json(identity()).cast("binary")));
  }

  /**
   * Adds {@code is_duplicate}: whether an event with the same id was taken before, or comes before
   * it in the batch by file and position.
   */
  static Dataset<Row> withDuplicates(Dataset<Row> events, Dataset<Row> earlier) {
    Column occurrence =
        row_number()
            .over(
                Window.partitionBy(EVENT_ID.col())
                    .orderBy(col(CanonicalRecords.FILE), col(CanonicalRecords.POSITION)));
    Dataset<Row> known = earlier.select(EVENT_ID.col(), lit(true).as("is_known"));
    // At most one earlier event for each id.
    return events
        .withColumn("occurrence", occurrence)
        .join(known, new String[] {EVENT_ID.name()}, "left")
        .withColumn(IS_DUPLICATE, col("occurrence").gt(1).or(coalesce(col("is_known"), lit(false))))
        .drop("occurrence", "is_known");
  }

  /** Whether event ids are computed from the content of the events, including their times. */
  boolean isByContent() {
    return sources.stream()
        .flatMap(source -> source.events().stream())
        .noneMatch(mapping -> mapping.expressions().containsKey("event-id"));
  }

  /**
   * What makes two events the same event: the source's own id, or else equal content.
   *
   * <p>Where duplicates are kept, the file and the position in it belong to the identity. Of the
   * path only the part counts that differs between files of the source, so that the folder may
   * move. The elements of one record are different events even if they are equal; they are told
   * apart by their number, unless the source's own id is read from the element.
   */
  private Column identity() {
    Column isOwn = col("own_id").isNotNull();
    Column isKept = bySource(source -> lit(source.duplicates() == Duplicates.KEEP));
    Column name =
        bySource(s -> substring_index(col(CanonicalRecords.FILE), "/", -s.path().ownParts()));
    Column element =
        bySource(
            source ->
                when(isByElement(source, isOwn), Elements.number(col(CanonicalRecords.POSITION))));
    return struct(
        element.as("element"),
        when(isOwn, SOURCE.col()).as("source"),
        col("own_id"),
        when(isOwn.equalTo(false), content()).as("content"),
        when(isOwn.equalTo(false).and(isKept), name).as("file"),
        when(isOwn.equalTo(false).and(isKept), col(CanonicalRecords.POSITION)).as("position"));
  }

  private static Column content() {
    return struct(
        SOURCE.col(),
        ACCOUNT_KEY.col(),
        EVENT_TYPE.col(),
        ITEM_ID.col(),
        unix_micros(OCCURRED_AT.col()).as(OCCURRED_AT.name()),
        QUANTITY.col(),
        AMOUNT.col(),
        DISCOUNT.col(),
        CURRENCY.col(),
        CHANNEL.col(),
        SESSION_ID.col(),
        BASKET_ID.col(),
        TEXT.col());
  }

  private static Column isByElement(SourceSettings source, Column isOwn) {
    return source
        .each()
        .flatMap(each -> source.events().map(events -> each.tellsApart(events, isOwn)))
        .orElse(lit(false));
  }

  private Column currency() {
    return bySource(source -> lit(source.currency().orElse(null)).cast(CURRENCY.type()));
  }

  private Column bySource(Function<SourceSettings, Column> value) {
    return sources.stream()
        .map(source -> when(SOURCE.col().equalTo(source.name()), value.apply(source)))
        .reduce((first, second) -> coalesce(first, second))
        .orElseThrow();
  }
}
