package io.dangol.publish;

import static io.dangol.table.Columns.ACCOUNT_ID;
import static io.dangol.table.Columns.ACCOUNT_KIND;
import static io.dangol.table.Columns.CODE;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.ITEM_CODE;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.ITEM_TITLE;
import static io.dangol.table.Columns.REASON_CODE;
import static io.dangol.table.Columns.REASON_ITEMS;
import static io.dangol.table.Columns.REASON_ITEM_CODES;
import static io.dangol.table.Columns.REASON_SENTENCE;
import static io.dangol.table.Columns.RELATED_ITEM_CODE;
import static io.dangol.table.Columns.RELATED_ITEM_ID;
import static io.dangol.table.Columns.RELATED_ITEM_TITLE;
import static io.dangol.table.Columns.TITLE;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.struct;

import io.dangol.table.Field;
import io.dangol.table.Table;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Projects gold rows to served rows: adds account ids, item codes, titles and reasons to the
 * surrogate ids.
 */
final class ServingProjection {

  private static final String CODES = "reason_item_codes";
  private static final String NAMES = "reason_item_names";

  private ServingProjection() {}

  /**
   * The columns of {@link ServingTable#of} in their order. A row of a customer with several
   * accounts is repeated for each account. A row whose customer or item is unknown stays, with null
   * instead of account or code, so that {@link Gate} can count it.
   */
  public static Dataset<Row> of(
      Table table,
      Dataset<Row> gold,
      Dataset<Row> identities,
      Dataset<Row> items,
      Language language) {
    Dataset<Row> rows = gold;
    if (table.has(REASON_ITEMS)) {
      rows = withReason(table, rows, items, language);
    }
    if (table.has(ITEM_ID)) {
      rows = withItem(rows, items, ITEM_ID, ITEM_CODE, ITEM_TITLE);
    }
    if (table.has(RELATED_ITEM_ID)) {
      rows = withItem(rows, items, RELATED_ITEM_ID, RELATED_ITEM_CODE, RELATED_ITEM_TITLE);
    }
    if (table.has(CUSTOMER_ID)) {
      rows = withAccounts(rows, identities);
    }
    return rows.select(
        ServingTable.of(table).columns().stream().map(Field::col).toArray(Column[]::new));
  }

  /** One customer to one or many accounts. */
  private static Dataset<Row> withAccounts(Dataset<Row> rows, Dataset<Row> identities) {
    Dataset<Row> accounts =
        identities.select(CUSTOMER_ID.col(), ACCOUNT_ID.col(), ACCOUNT_KIND.col());
    return rows.join(accounts, names(CUSTOMER_ID), "left");
  }

  /** Many rows to one item. */
  private static Dataset<Row> withItem(
      Dataset<Row> rows, Dataset<Row> items, Field id, Field code, Field title) {
    Dataset<Row> named =
        items.select(
            ITEM_ID.col().as(id.name()), CODE.col().as(code.name()), TITLE.col().as(title.name()));
    return rows.join(named, names(id), "left");
  }

  /**
   * Adds the codes of the reason's items in their order, and the sentence. Unknown items are left
   * out.
   */
  private static Dataset<Row> withReason(
      Table table, Dataset<Row> rows, Dataset<Row> items, Language language) {
    Column[] key = table.key().stream().map(Field::col).toArray(Column[]::new);
    Dataset<Row> named =
        items.select(ITEM_ID.col(), CODE.col(), coalesce(TITLE.col(), CODE.col()).as("name"));
    Dataset<Row> ordered =
        rows.select(
                Stream.concat(
                        Stream.of(key),
                        Stream.of(
                            posexplode(REASON_ITEMS.col()).as(new String[] {"at", ITEM_ID.name()})))
                    .toArray(Column[]::new))
            // many reasons to one item
            .join(named, names(ITEM_ID), "inner")
            .groupBy(key)
            .agg(array_sort(collect_list(struct(col("at"), CODE.col(), col("name")))).as("own"));
    Column none = array().cast("array<string>");
    return rows.drop(ITEM_CODE.name())
        // one to one or none: the key
        .join(ordered, names(table.key().toArray(Field[]::new)), "left")
        .withColumn(CODES, coalesce(col("own.code"), none))
        .withColumn(NAMES, coalesce(col("own.name"), none))
        .withColumn(
            REASON_SENTENCE.name(), ReasonSentence.of(REASON_CODE.col(), col(NAMES), language))
        .drop(REASON_ITEMS.name())
        .withColumnRenamed(CODES, REASON_ITEM_CODES.name());
  }

  private static String[] names(Field... fields) {
    return List.of(fields).stream().map(Field::name).toArray(String[]::new);
  }
}
