package io.dangol.publish;

import static io.dangol.table.Columns.ACCOUNT_ID;
import static io.dangol.table.Columns.ITEM_CODE;
import static io.dangol.table.Columns.RELATED_ITEM_CODE;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.dangol.table.Field;
import io.dangol.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * One night as readers would see it: account ids and item codes restored, and its rows counted.
 *
 * @param tables the rows of each view; a table that was not computed has no entry
 * @param measured one entry per table, in the same order
 */
public record ServedNight(Map<ServingTable, Dataset<Row>> tables, List<Measured> measured) {

  /**
   * What was measured of one table on its way to the store.
   *
   * @param rows rows to be served
   * @param withoutAccount of these, rows whose customer has no account in the vault
   * @param withoutItem of these, rows whose item is unknown
   */
  public record Measured(Table table, long rows, long withoutAccount, long withoutItem) {}

  public ServedNight {
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    measured = List.copyOf(measured);
  }

  /**
   * Restores and counts.
   *
   * @param gold the rows of the night for each published table; a table that was not computed has
   *     no entry, and readers see an empty view
   */
  public static ServedNight of(
      Map<Table, Dataset<Row>> gold,
      Dataset<Row> identities,
      Dataset<Row> items,
      Language language) {
    Map<ServingTable, Dataset<Row>> served = served(gold, identities, items, language);
    return new ServedNight(served, measured(served));
  }

  private static Map<ServingTable, Dataset<Row>> served(
      Map<Table, Dataset<Row>> gold,
      Dataset<Row> identities,
      Dataset<Row> items,
      Language language) {
    Map<ServingTable, Dataset<Row>> served = new LinkedHashMap<>();
    for (ServingTable table : ServingTable.all()) {
      Dataset<Row> rows = gold.get(table.gold());
      if (rows != null) {
        served.put(table, ServingProjection.of(table.gold(), rows, identities, items, language));
      }
    }
    if (served.size() != gold.size()) {
      throw new IllegalArgumentException("not all of these are published tables: " + gold.keySet());
    }
    return served;
  }

  private static List<Measured> measured(Map<ServingTable, Dataset<Row>> served) {
    List<Measured> measured = new ArrayList<>();
    served.forEach(
        (table, rows) -> {
          Row found =
              rows.agg(
                      count(lit(1)).as("rows"),
                      missing(table, ACCOUNT_ID).as("without_account"),
                      missing(table, ITEM_CODE, RELATED_ITEM_CODE).as("without_item"))
                  .first();
          measured.add(
              new Measured(
                  table.gold(),
                  found.<Long>getAs("rows"),
                  found.<Long>getAs("without_account"),
                  found.<Long>getAs("without_item")));
        });
    return measured;
  }

  private static Column missing(ServingTable table, Field... fields) {
    return Stream.of(fields)
        .filter(table::has)
        .map(field -> field.col().isNull())
        .reduce(Column::or)
        .map(functions::count_if)
        .orElseGet(() -> lit(0L));
  }
}
