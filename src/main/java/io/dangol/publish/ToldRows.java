package io.dangol.publish;

import static io.dangol.table.Columns.AS_OF_ON;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.ITEM_ID;
import static java.util.stream.Collectors.joining;

import io.dangol.table.Field;
import io.dangol.table.Serving.InOne;
import io.dangol.table.Serving.Told;
import io.dangol.table.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;

/** The sentences that a table declares for its rows. */
final class ToldRows {

  /** Of keys, what is the same for all rows of a customer or an item, or has no meaning. */
  private static final Set<Field> UNORDERED = Set.of(AS_OF_ON, CUSTOMER_ID, ITEM_ID);

  private ToldRows() {}

  /**
   * One sentence for each row, in the order of the key, or one for all if the table says so; none
   * if it declares none.
   *
   * @param where the condition, with a ? for each parameter
   * @param first column by which rows are ordered first
   */
  static List<String> of(Sql sql, Table table, String where, String first, Object... parameters)
      throws SQLException {
    List<Told> parts = table.serving().told();
    if (parts.isEmpty()) {
      return List.of();
    }
    String order =
        table.key().stream()
            .filter(field -> !UNORDERED.contains(field))
            .map(field -> ", " + field.name())
            .collect(joining());
    List<String> rows =
        sql.query(
            row -> sentence(row, parts),
            "select * from " + table.shortName() + where + " order by " + first + order,
            parameters);
    return table.serving().inOne().map(inOne -> inOne(inOne, rows)).orElse(rows);
  }

  private static List<String> inOne(InOne inOne, List<String> rows) {
    return rows.isEmpty()
        ? List.of()
        : List.of(inOne.lead() + rows.stream().limit(inOne.most()).collect(joining(", ")));
  }

  private static String sentence(ResultSet row, List<Told> parts) throws SQLException {
    List<String> known = new ArrayList<>();
    for (Told part : parts) {
      List<Object> values = new ArrayList<>();
      for (Field field : part.values()) {
        if (row.getObject(field.name()) != null) {
          values.add(
              field.type().equals(DataTypes.DoubleType)
                  ? row.getDouble(field.name())
                  : ServedValues.text(row, field));
        }
      }
      if (values.size() == part.values().size()) {
        known.add(String.format(Locale.ROOT, part.format(), values.toArray()));
      }
    }
    return String.join(", ", known);
  }
}
