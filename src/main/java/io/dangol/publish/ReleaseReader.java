package io.dangol.publish;

import io.dangol.table.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One release's rows for whoever takes them all; good while its snapshot lasts. */
public final class ReleaseReader {

  /** Takes one row: a text for each column, empty where the value is null. */
  public interface Taking {
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

  /** Of which state of the withheld accounts the rows are; rises when the accounts change. */
  long withheld() {
    return sql.read(new WithheldAccounts(sql)::changed);
  }

  /**
   * Hands over the rows of a table in the order of its key, the columns in theirs; the same texts
   * from every kind of store. Accounts that are withheld are left out, of former releases too.
   * Returns how many rows there were.
   */
  public long each(ServingTable table, Taking taking) {
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
                  taking.row(cells);
                },
                query,
                release.number()));
  }

  private static String names(List<Field> fields) {
    return fields.stream().map(Field::name).collect(Collectors.joining(", "));
  }
}
