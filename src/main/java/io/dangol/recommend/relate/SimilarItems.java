package io.dangol.recommend.relate;

import static io.dangol.table.Columns.COSINE;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.FACTORS;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.RANK;
import static io.dangol.table.Columns.RELATED_ITEM_ID;
import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.arrays_zip;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.transform;

import io.dangol.recommend.search.TopLists;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Finds items whose factors point in the same direction. */
final class SimilarItems {
  private static final String LENGTH = "length";

  private SimilarItems() {}

  /**
   * One row per item and rank: {@code item_id}, {@code rank}, {@code related_item_id}, {@code
   * cosine}, the most similar item first.
   *
   * @param factors {@code item_id}, {@code factors}; an item whose factors are all 0 is left out
   * @param absent {@code item_id} of items that must not be listed as related
   * @param itemsAtOnce as for {@link TopLists}
   */
  static Dataset<Row> of(
      Dataset<Row> factors, Dataset<Row> absent, RelatedSettings settings, int itemsAtOnce) {
    Dataset<Row> directions =
        factors
            .withColumn(LENGTH, length())
            .where(col(LENGTH).gt(0))
            .select(ITEM_ID.col(), direction().as(FACTORS.name()));
    Dataset<Row> queries =
        directions.select(
            ITEM_ID.col().as(CUSTOMER_ID.name()),
            FACTORS.col(),
            array(ITEM_ID.col()).as(TopLists.SEEN));
    Dataset<Row> candidates = directions.join(absent, new String[] {ITEM_ID.name()}, "left_anti");
    Column entries = arrays_zip(col(TopLists.ITEM_IDS), col(TopLists.SCORES));
    return TopLists.of(queries, candidates, settings.listLength(), itemsAtOnce)
        .select(
            CUSTOMER_ID.col().as(ITEM_ID.name()),
            posexplode(entries).as(new String[] {"index", "related"}))
        .select(
            ITEM_ID.col(),
            col("index").plus(1).as(RANK.name()),
            col("related." + TopLists.ITEM_IDS).as(RELATED_ITEM_ID.name()),
            col("related." + TopLists.SCORES).cast("double").as(COSINE.name()))
        .where(COSINE.col().geq(settings.minCosine()));
  }

  private static Column length() {
    Column squares =
        transform(FACTORS.col(), value -> value.cast("double").multiply(value.cast("double")));
    return sqrt(aggregate(squares, lit(0.0), Column::plus));
  }

  private static Column direction() {
    return transform(FACTORS.col(), value -> value.divide(col(LENGTH)).cast("float"));
  }
}
