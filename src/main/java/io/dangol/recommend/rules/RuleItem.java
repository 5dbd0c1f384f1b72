package io.dangol.recommend.rules;

import static io.dangol.table.Columns.BRAND;
import static io.dangol.table.Columns.CATEGORY;
import static io.dangol.table.Columns.CODE;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.PRICE;
import static io.dangol.table.Columns.STOCK;

import io.dangol.table.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.LongToIntFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What rules know of an item.
 *
 * @param position in the catalogue
 * @param price NaN if unknown
 * @param stock NaN if unknown
 */
public record RuleItem(
    int position,
    String code,
    Optional<String> category,
    Optional<String> brand,
    double price,
    double stock) {

  /**
   * The items of the catalogue, collected on the driver.
   *
   * @param items {@code silver.items}
   * @param positions of an item id; negative for an item that the catalogue lacks
   */
  public static List<RuleItem> of(Dataset<Row> items, LongToIntFunction positions) {
    return items
        .select(ITEM_ID.col(), CODE.col(), CATEGORY.col(), BRAND.col(), PRICE.col(), STOCK.col())
        .collectAsList()
        .stream()
        .map(row -> of(row, positions.applyAsInt(ITEM_ID.longOf(row))))
        .filter(item -> item.position >= 0)
        .toList();
  }

  private static RuleItem of(Row row, int position) {
    return new RuleItem(
        position,
        CODE.textOf(row),
        text(row, CATEGORY),
        text(row, BRAND),
        number(row, PRICE),
        number(row, STOCK));
  }

  private static Optional<String> text(Row row, Field column) {
    return column.isNullIn(row) ? Optional.empty() : Optional.of(column.textOf(row));
  }

  private static double number(Row row, Field column) {
    return column.isNullIn(row) ? Double.NaN : row.<BigDecimal>getAs(column.name()).doubleValue();
  }
}
