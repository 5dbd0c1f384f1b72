package io.dangol.recommend.relate;

import static io.dangol.table.Columns.CATEGORY;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.PRICE;
import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the catalogue says of the items that have a category; an item's position is its index.
 *
 * @param ids ascending
 * @param categories a number for each whole path of categories
 * @param prices in hundredths; 0 where there is none
 * @param listable whether the item may be listed as related to another
 */
@SuppressWarnings("ArrayRecordComponent")
record ItemFacts(long[] ids, int[] categories, long[] prices, boolean[] listable)
    implements Serializable {

  /** Input: whether the item may be listed. */
  static final String IS_LISTABLE = "is_listable";

  /**
   * Collects the items that have a category.
   *
   * @param items {@code item_id}, {@code category}, {@code price}, {@code is_listable}
   */
  static ItemFacts of(Dataset<Row> items) {
    List<Row> rows =
        items
            .where(CATEGORY.col().isNotNull())
            .select(ITEM_ID.col(), CATEGORY.col(), PRICE.col(), col(IS_LISTABLE))
            .orderBy(ITEM_ID.col())
            .collectAsList();
    boolean[] listable = new boolean[rows.size()];
    int[] categories = new int[rows.size()];
    Map<String, Integer> numbers = new HashMap<>();
    for (int item = 0; item < listable.length; item++) {
      Row row = rows.get(item);
      categories[item] = numbers.computeIfAbsent(row.getString(1), path -> numbers.size());
      listable[item] = row.getBoolean(3);
    }
    return new ItemFacts(
        rows.stream().mapToLong(row -> row.getLong(0)).toArray(),
        categories,
        rows.stream()
            .mapToLong(row -> row.isNullAt(2) ? 0 : hundredths(row.getDecimal(2)))
            .toArray(),
        listable);
  }

  int size() {
    return ids.length;
  }

  /** The item's position; negative if it has no category. */
  int position(long id) {
    return Arrays.binarySearch(ids, id);
  }

  boolean isSameCategory(int item, int other) {
    return categories[item] == categories[other];
  }

  /** Whether the other item is dearer, by a factor within the bounds. */
  boolean isDearer(int item, int other, NextSettings settings) {
    long price = prices[item];
    return price > 0
        && prices[other] > price
        && prices[other] >= Math.round(price * settings.dearerFrom())
        && prices[other] <= Math.round(price * settings.dearerTo());
  }

  private static long hundredths(BigDecimal price) {
    return price.movePointRight(2).longValue();
  }
}
