package io.dangol.habit;

import static io.dangol.table.Columns.CATEGORY;
import static io.dangol.table.Columns.CODE;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.TITLE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.negate;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What habits can be of: the categories of the shop, and its items without a category. An item has
 * its own number, and a category the negative number of its first item.
 */
final class Subjects {

  static final Column SUBJECT = col("subject");

  /** The category, or the item's code. */
  static final Column CODE_OF = col("subject_code");

  /** The category, or the item's title if it has one. */
  static final Column NAME_OF = col("subject_name");

  private static final Column FIRST = col("first_item_id");

  private Subjects() {}

  /** One row per item with its subject. */
  static Dataset<Row> ofItems(Dataset<Row> items) {
    Dataset<Row> categories =
        items.groupBy(CATEGORY.col()).agg(min(ITEM_ID.col()).as("first_item_id"));
    return items
        // Many items to one category; null joins none.
        .join(categories, CATEGORY.name(), "left")
        .select(
            ITEM_ID.col(),
            coalesce(negate(FIRST), ITEM_ID.col()).as("subject"),
            coalesce(CATEGORY.col(), CODE.col()).as("subject_code"),
            coalesce(CATEGORY.col(), TITLE.col(), CODE.col()).as("subject_name"));
  }

  /** One row per subject with its names. */
  static Dataset<Row> named(Dataset<Row> items) {
    return ofItems(items).select(SUBJECT, CODE_OF, NAME_OF).distinct();
  }
}
