package io.dangol.timing;

import static io.dangol.table.Columns.CATEGORY;
import static io.dangol.table.Columns.ITEM_ID;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The categories of items. It grows with the items of the shop, not with its customers.
 *
 * @param categories in alphabetical order; a category's number is its place
 * @param ofItem number of the category by item; none where it is unknown
 */
record Catalogue(List<String> categories, Map<Long, Integer> ofItem) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** In place of a category's number. */
  static final int NO_CATEGORY = -1;

  Catalogue {
    categories = List.copyOf(categories);
    ofItem = new HashMap<>(ofItem);
  }

  static Catalogue of(Map<Long, String> categoryOfItem) {
    List<String> categories = List.copyOf(new TreeSet<>(categoryOfItem.values()));
    Map<String, Integer> numbers = new HashMap<>();
    categories.forEach(category -> numbers.put(category, numbers.size()));
    Map<Long, Integer> ofItem = new HashMap<>();
    categoryOfItem.forEach((item, category) -> ofItem.put(item, numbers.get(category)));
    return new Catalogue(categories, ofItem);
  }

  /** Brings the items that have a category to the driver. */
  static Catalogue of(Dataset<Row> items) {
    Map<Long, String> categories = new TreeMap<>();
    items
        .where(CATEGORY.col().isNotNull())
        .select(ITEM_ID.col(), CATEGORY.col())
        .collectAsList()
        .forEach(row -> categories.put(ITEM_ID.longOf(row), CATEGORY.textOf(row)));
    return of(categories);
  }

  int categoryOf(long item) {
    return ofItem.getOrDefault(item, NO_CATEGORY);
  }

  /** The number of the category whose customs a course follows. */
  int groupOf(Scope scope, long target) {
    return switch (scope) {
      case SHOP -> NO_CATEGORY;
      case CATEGORY -> Math.toIntExact(target);
      case ITEM -> categoryOf(target);
    };
  }
}
