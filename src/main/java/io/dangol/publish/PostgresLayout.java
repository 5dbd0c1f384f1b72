package io.dangol.publish;

import io.dangol.table.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;

/**
 * The tables, indexes and views of the serving store as PostgreSQL statements, derived from the
 * declarations.
 *
 * <p>A table has a partition for each release. Lists and maps are {@code jsonb}. Ids and codes are
 * compared byte by byte, so that keys do not depend on the language of the server. Only key columns
 * are {@code not null}, so that a column can be added later; other nulls are checked before a night
 * is published.
 */
final class PostgresLayout {

  private static final Map<DataType, String> SIMPLE_TYPES =
      Map.of(
          DataTypes.LongType, "bigint",
          DataTypes.IntegerType, "integer",
          DataTypes.BooleanType, "boolean",
          DataTypes.DoubleType, "double precision",
          DataTypes.DateType, "date",
          DataTypes.TimestampType, "timestamptz",
          DataTypes.StringType, "text");

  private PostgresLayout() {}

  static String createTable(ServingTable table) {
    List<String> lines = new ArrayList<>();
    lines.add("release bigint not null");
    for (Field field : table.columns()) {
      String presence = table.key().contains(field) ? " not null" : "";
      lines.add(field.name() + " " + columnType(table, field) + presence);
    }
    return "create table %s (%s, primary key (%s)) partition by list (release)"
        .formatted(table.storage(), String.join(", ", lines), primaryKey(table));
  }

  static String addColumn(ServingTable table, Field field) {
    return "alter table %s add column %s %s"
        .formatted(table.storage(), field.name(), columnType(table, field));
  }

  static String indexName(ServingTable table, Field lookup) {
    return table.storage() + "_by_" + lookup.name();
  }

  /** The release is no column of the index, because each partition has its own index. */
  static String createIndex(ServingTable table, Field lookup) {
    return "create index %s on %s (%s)"
        .formatted(indexName(table, lookup), table.storage(), lookup.name());
  }

  /** The partition of one release; a table of its own while it is loaded. */
  static String partition(ServingTable table, long release) {
    return table.storage() + "_" + release;
  }

  /** Because of the check constraint, attaching the partition need not read its rows. */
  static String createPartition(ServingTable table, long release) {
    return "create table %s (like %s, constraint only_release check (release = %s))"
        .formatted(partition(table, release), table.storage(), release);
  }

  /** The statements that prepare a loaded partition to be attached, in order. */
  static List<String> finishPartition(ServingTable table, long release) {
    String partition = partition(table, release);
    List<String> statements = new ArrayList<>();
    statements.add("alter table %s add primary key (%s)".formatted(partition, primaryKey(table)));
    for (Field lookup : table.lookups()) {
      statements.add("create index on %s (%s)".formatted(partition, lookup.name()));
    }
    statements.add("analyze " + partition);
    return statements;
  }

  static String attach(ServingTable table, long release) {
    return "alter table %s attach partition %s for values in (%s)"
        .formatted(table.storage(), partition(table, release), release);
  }

  static String copy(ServingTable table, long release) {
    return "copy %s (release, %s) from stdin"
        .formatted(partition(table, release), names(table.columns()));
  }

  /** Whether values are served as JSON. */
  static boolean isNested(DataType type) {
    return type instanceof ArrayType || type instanceof MapType;
  }

  /** The release last: it must be part of the key, but within a partition it is always the same. */
  private static String primaryKey(ServingTable table) {
    return names(table.key()) + ", release";
  }

  private static String names(List<Field> fields) {
    return fields.stream().map(Field::name).collect(Collectors.joining(", "));
  }

  private static String columnType(ServingTable table, Field field) {
    boolean compared = table.key().contains(field) || table.lookups().contains(field);
    String type = type(field.type());
    return compared && type.equals("text") ? "text collate \"C\"" : type;
  }

  private static String type(DataType type) {
    if (type instanceof DecimalType decimal) {
      return "numeric(" + decimal.precision() + ", " + decimal.scale() + ")";
    }
    if (isNested(type)) {
      return "jsonb";
    }
    String simple = SIMPLE_TYPES.get(type);
    if (simple == null) {
      throw new IllegalArgumentException("no PostgreSQL type for " + type.simpleString());
    }
    return simple;
  }
}
