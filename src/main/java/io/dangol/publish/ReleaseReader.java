package io.dangol.publish;

import io.dangol.table.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads all rows of one release; valid while its snapshot lasts. */
public final class ReleaseReader {

  /** Takes one row: a text for each column, empty if the value is null. */
  public interface RowConsumer {
    void row(List<Optional<String>> cells);
  }

  private final Sql sql;
  private final Release release;

  ReleaseReader(Sql sql, Release release) {
    this.sql = sql;
    this.release = release;
  }

  public Release release() {
    return release;
  }

  /**
   * The version of the withheld accounts that applies to the rows; rises when the accounts change.
   */
  long withheld() {
    return sql.read(new WithheldAccounts(sql)::changed);
  }

  /**
   * Passes on the rows of a table in the order of its key, with the columns in declared order. The
   * texts are the same for every kind of store. Withheld accounts are left out, of former releases
   * too. Returns the number of rows.
   */
  public long each(ServingTable table, RowConsumer consumer) {
    String query =
        "select %s from %s where release = ?%s order by %s"
            .formatted(
                names(table.columns()),
                table.storage(),
                WithheldAccounts.condition(table),
                names(table.key()));
    return sql.read(
        () ->
            sql.each(
                row -> {
                  List<Optional<String>> cells = new ArrayList<>();
                  for (Field field : table.columns()) {
                    boolean known = row.getObject(field.name()) != null;
                    cells.add(
                        known ? Optional.of(ServedValues.text(row, field)) : Optional.empty());
                  }
                  consumer.row(cells);
                },
                query,
                release.number()));
  }

  private static String names(List<Field> fields) {
    return fields.stream().map(Field::name).collect(Collectors.joining(", "));
  }
}
