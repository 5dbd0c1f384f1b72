package io.dangol.ingest;

import static io.dangol.table.Columns.BATCH_ID;
import static io.dangol.table.Columns.CODE;
import static io.dangol.table.Columns.FIRST_SEEN_AT;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.OCCURRED_AT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.dangol.ingest.source.Kind;
import io.dangol.table.Tables;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * The items that canonical records name, their descriptions, and their surrogate ids.
 *
 * <p>A new item gets the next {@code item_id} in order of first event and code; items without an
 * event come last.
 */
final class Items {

  private Items() {}

  /**
   * One row per code: the time of the first event in these rows or null, and the latest value of
   * each column, null where no row has one.
   *
   * @param mapped columns that some source fills
   */
  static Dataset<Row> named(Dataset<Row> canonical, Set<String> mapped) {
    Dataset<Row> ofEvents =
        canonical
            .where("events.code is not null")
            .groupBy(col("events.code").as(CODE.name()))
            .agg(min(col("events." + OCCURRED_AT.name())).as(FIRST_SEEN_AT.name()));
    Dataset<Row> ofItems =
        Latest.perKey(
            Latest.unnested(canonical.where("items is not null"), col("items"))
                .drop(unmapped(mapped)),
            List.of(CODE.name()));
    // One row for each code on both sides.
    Dataset<Row> named = ofEvents.join(ofItems, new String[] {CODE.name()}, "full_outer");
    for (StructField field : Kind.ITEMS.schema().fields()) {
      if (!List.of(named.columns()).contains(field.name())) {
        named = named.withColumn(field.name(), lit(null).cast(field.dataType()));
      }
    }
    return named;
  }

  /** Rows of {@code silver.items} to merge: every item that is named. */
  static Dataset<Row> changes(Dataset<Row> named, Dataset<Row> items, long batch) {
    Column highest = coalesce(max(ITEM_ID.col()), lit(0L)).as(ITEM_ID.name());
    long last = ITEM_ID.longOf(items.agg(highest).first());
    Dataset<Row> known =
        items.select(
            CODE.col(),
            ITEM_ID.col(),
            FIRST_SEEN_AT.col().as("known_first_seen_at"),
            BATCH_ID.col());
    Dataset<Row> added =
        DenseIds.with(
                named.join(known, new String[] {CODE.name()}, "left_anti"),
                "ordinal",
                FIRST_SEEN_AT.name(),
                CODE.col())
            .withColumn(ITEM_ID.name(), col("ordinal").plus(last))
            .withColumn(BATCH_ID.name(), lit(batch));
    Dataset<Row> changed =
        named
            .join(known, new String[] {CODE.name()}, "inner")
            .withColumn(
                FIRST_SEEN_AT.name(), least(FIRST_SEEN_AT.col(), col("known_first_seen_at")));
    return added.select(Tables.ITEMS.select()).union(changed.select(Tables.ITEMS.select()));
  }

  private static String[] unmapped(Set<String> mapped) {
    return Stream.of(Kind.ITEMS.schema().fieldNames())
        .filter(name -> !name.equals(CODE.name()) && !mapped.contains(name))
        .toArray(String[]::new);
  }
}
