package io.dangol.publish;

import static org.apache.spark.sql.functions.to_json;

import io.dangol.table.Field;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Iterator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Streams the rows of a dataset into one table of a SQLite file.
 *
 * <p>The driver holds one partition at a time, so the largest one bounds the memory. Rows are
 * inserted in the order of the key, which is the order in the file; this makes the inserts fast.
 */
final class SqliteLoad {

  private static final int BATCH = 5_000;

  private SqliteLoad() {}

  /** Inserts all rows into an open transaction; returns their number. */
  static long into(Connection connection, long release, ServingTable table, Dataset<Row> rows)
      throws SQLException {
    Column[] order = table.key().stream().map(Field::col).toArray(Column[]::new);
    Column[] values = table.columns().stream().map(SqliteLoad::value).toArray(Column[]::new);
    Iterator<Row> ordered = rows.sort(order).select(values).toLocalIterator();
    long inserted = 0;
    try (PreparedStatement insert = connection.prepareStatement(SqliteLayout.insert(table))) {
      while (ordered.hasNext()) {
        bind(insert, release, ordered.next());
        insert.addBatch();
        inserted++;
        if (inserted % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    return inserted;
  }

  private static Column value(Field field) {
    return SqliteLayout.isNested(field.type())
        ? to_json(field.col()).as(field.name())
        : field.col();
  }

  private static void bind(PreparedStatement insert, long release, Row row) throws SQLException {
    insert.setLong(1, release);
    for (int i = 0; i < row.length(); i++) {
      insert.setObject(i + 2, stored(row.get(i)));
    }
  }

  /** Decimals are inserted as text; the numeric affinity of the column keeps them exact. */
  private static Object stored(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof Date date) {
      return date.toLocalDate().toString();
    }
    if (value instanceof Timestamp timestamp) {
      return timestamp.toInstant().toString();
    }
    return value;
  }
}
