package io.dangol.publish;

import io.dangol.table.Columns;
import io.dangol.table.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;

/**
 * The tables, indexes and views of the serving store as SQLite statements, derived from the
 * declarations.
 *
 * <p>Dates and instants are ISO 8601 text, decimals exact numbers, flags 0 or 1, lists and maps
 * JSON text. The meaning of each column is a comment in the statement, which SQLite keeps ({@code
 * .schema}). Only key columns are {@code not null}, so that a column can be added later; other
 * nulls are checked before a night is published.
 */
final class SqliteLayout {

  /** Kept in the file's {@code user_version}; rises when keys or types of the layout change. */
  static final int VERSION = 1;

  /** The pointer (one row, release 0 before the first) and the history of releases. */
  static final List<String> LEDGER =
      List.of(
          """
          create table releases (
            release integer primary key, -- Number of the release, rising, never given twice.
            state text not null, -- staged, published, kept, rolled_back, dropped or abandoned.
            as_of_on text not null, -- The night's date.
            run_id text not null, -- The run that loaded it.
            run_key text not null, -- Hash of what decided the rows.
            published_at text -- When readers last changed to it or it was kept beside; null if never.
          )""",
          """
          create table release_rows (
            release integer not null,
            name text not null, -- The public view.
            row_count integer not null, -- Rows of it in this release.
            primary key (release, name)
          ) without rowid""",
          """
          create table current_release (
            only_row integer primary key check (only_row = 1),
            release integer not null, -- What all views show; 0 before the first release.
            as_of_on text,
            run_id text,
            run_key text,
            published_at text
          )""",
          "insert into current_release (only_row, release) values (1, 0)");

  /** Added to files that an earlier version created without it. */
  static final String LAKE =
      """
      create table store_lake (
        only_row integer primary key check (only_row = 1),
        lake text not null -- Id of the tables that the store is made from.
      )""";

  private SqliteLayout() {}

  /**
   * The key begins with the release, so looking up an account and removing a release are both range
   * scans.
   */
  static String createTable(ServingTable table) {
    List<String> lines = new ArrayList<>();
    lines.add("release integer not null, -- " + Columns.RELEASE.doc());
    for (Field field : table.columns()) {
      String presence = table.key().contains(field) ? " not null" : "";
      lines.add(field.name() + " " + type(field.type()) + presence + ", -- " + field.doc());
    }
    return "create table %s ( -- %s%n  %s%n  primary key (release, %s)%n) without rowid"
        .formatted(
            table.storage(),
            table.grain(),
            String.join(System.lineSeparator() + "  ", lines),
            names(table.key()));
  }

  static String addColumn(ServingTable table, Field field) {
    return "alter table %s add column %s %s"
        .formatted(table.storage(), field.name(), type(field.type()));
  }

  static String indexName(ServingTable table, Field lookup) {
    return table.storage() + "_by_" + lookup.name();
  }

  static String createIndex(ServingTable table, Field lookup) {
    return "create index %s on %s (release, %s)"
        .formatted(indexName(table, lookup), table.storage(), lookup.name());
  }

  static String insert(ServingTable table) {
    String markers = "?, ".repeat(table.columns().size()) + "?";
    return "insert into %s (release, %s) values (%s)"
        .formatted(table.storage(), names(table.columns()), markers);
  }

  private static String names(List<Field> fields) {
    return fields.stream().map(Field::name).collect(Collectors.joining(", "));
  }

  private static String type(DataType type) {
    if (type instanceof DecimalType) {
      return "numeric";
    }
    if (type.equals(DataTypes.LongType)
        || type.equals(DataTypes.IntegerType)
        || type.equals(DataTypes.BooleanType)) {
      return "integer";
    }
    if (type.equals(DataTypes.DoubleType)) {
      return "real";
    }
    if (type.equals(DataTypes.DateType)
        || type.equals(DataTypes.TimestampType)
        || type.equals(DataTypes.StringType)
        || isNested(type)) {
      return "text";
    }
    throw new IllegalArgumentException("no SQLite type for " + type.simpleString());
  }

  /** Whether values are served as JSON. */
  static boolean isNested(DataType type) {
    return type instanceof ArrayType || type instanceof MapType;
  }
}
