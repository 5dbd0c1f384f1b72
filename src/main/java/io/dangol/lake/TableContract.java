package io.dangol.lake;

import io.dangol.job.Failure;
import io.dangol.job.GateResult;
import io.dangol.table.Field;
import io.dangol.table.Table;
import io.dangol.table.TableCheck;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/** Checks rows against a table's declaration, before and after they are written. */
final class TableContract {

  private TableContract() {}

  /**
   * The rows with the declared columns in their order, each rounded to its precision.
   *
   * @throws IllegalArgumentException for a missing, extra or differently typed column
   */
  static Dataset<Row> conform(Table table, Dataset<Row> rows) {
    Set<String> missing = new TreeSet<>(table.columnNames());
    Set<String> extra = new TreeSet<>(Arrays.asList(rows.columns()));
    missing.removeAll(extra);
    extra.removeAll(table.columnNames());
    if (!missing.isEmpty() || !extra.isEmpty()) {
      throw new IllegalArgumentException(
          table + ": missing columns " + missing + ", columns too many " + extra);
    }
    for (Field field : table.columns()) {
      DataType given = rows.schema().apply(field.name()).dataType();
      if (!DataType.equalsIgnoreNullability(given, field.type())) {
        throw new IllegalArgumentException(
            table + "." + field + " must be " + field.type().sql() + " but is " + given.sql());
      }
    }
    return rows.select(table.columns().stream().map(Field::rounded).toArray(Column[]::new));
  }

  /**
   * Counts the rows and checks the table's rules. A broken rule is a {@link Failure} that names it
   * with its counts: of kind GATE for a gold table, of kind DATA otherwise.
   */
  static long check(Table table, Dataset<Row> written, String which) {
    TableCheck.Result found = TableCheck.of(table, written);
    if (!found.broken().isEmpty()) {
      String message =
          table
              + ", "
              + which
              + ": "
              + String.join("; ", found.broken())
              + "; nothing was published. The rows are in the table for you to look at.";
      throw table.layer().equals("gold")
          ? Failure.gate(message, List.of(refused(table, found.broken().size())))
          : Failure.data(message);
    }
    return found.rows();
  }

  private static GateResult refused(Table table, int broken) {
    return new GateResult("rules", table.name(), broken, "0 broken rules", false, false);
  }
}
