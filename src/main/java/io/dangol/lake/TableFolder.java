package io.dangol.lake;

import static java.util.stream.Collectors.joining;

import io.dangol.table.Field;
import io.dangol.table.Table;
import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates and alters the Delta table in a folder. */
record TableFolder(SparkSession spark, String path) {

  /** How long the log keeps former versions and removed files; longer than any release is kept. */
  private static final int REMEMBERED_DAYS = 400;

  private static final Logger LOG = LoggerFactory.getLogger(TableFolder.class);
  private static final String STATISTICS = "delta.dataSkippingStatsColumns";
  private static final String LOG_RETENTION = "delta.logRetentionDuration";
  private static final String REMOVALS = "delta.deletedFileRetentionDuration";

  /**
   * Creates the table with its comments. It has no deletion vectors, so that other readers can read
   * it, and no statistics on columns that lead to a person.
   */
  void create(Table table) {
    DeltaTableBuilder builder =
        DeltaTable.createIfNotExists(spark)
            .location(path)
            .comment(table.grain())
            .addColumns(table.schema())
            .property("delta.enableDeletionVectors", "false")
            .property(LOG_RETENTION, days(REMEMBERED_DAYS))
            .property(REMOVALS, days(REMEMBERED_DAYS));
    if (isKeptFromStatistics(table)) {
      builder = builder.property(STATISTICS, statisticsColumns(table));
    }
    if (!table.partitioning().isEmpty()) {
      builder =
          builder.partitionedBy(
              table.partitioning().stream().map(Field::name).toArray(String[]::new));
    }
    builder.execute();
  }

  /**
   * Adds columns that are new in the declaration, with their comments, and drops NOT NULL from
   * columns that have become nullable. A column that leads to a person loses its statistics. Fails
   * if the table differs in any other way.
   *
   * @param stored the table's metadata in its log
   */
  void upgrade(Table table, Metadata stored) {
    SchemaDrift drift = new SchemaDrift(table, stored.schema());
    SchemaDrift.failIfAny(drift.problems(path));
    for (Field field : drift.loosened()) {
      LOG.info("{}: column {} may be null from now on", table, field);
      alter("alter column `%s` drop not null".formatted(field));
    }
    if (!drift.gained().isEmpty()) {
      LOG.info("{}: gains columns {}, null in the rows from before", table, drift.gained());
      spark
          .createDataFrame(List.of(), table.schema())
          .write()
          .format("delta")
          .mode("append")
          .option("mergeSchema", "true")
          .save(path);
    }
    keepFromStatistics(table, stored);
  }

  /** Columns that lead to a person have no statistics in files that are written from now on. */
  void keepFromStatistics(Table table, Metadata stored) {
    String statistics = statisticsColumns(table);
    if (isKeptFromStatistics(table)
        && !stored.configuration().get(STATISTICS).contains(statistics)) {
      alter("set tblproperties ('%s' = '%s')".formatted(STATISTICS, statistics));
    }
  }

  /**
   * Makes the table's log remember removed files for longer than a duration. Vacuum deletes a file
   * whose removal is forgotten, and then no older version can be read.
   */
  void rememberRemovals(Duration needed) {
    Map<String, String> properties =
        DeltaTable.forPath(spark, path).detail().select("properties").first().getJavaMap(0);
    String stated = properties.getOrDefault(REMOVALS, "interval 7 days").replaceAll("\\D", "");
    if (Long.parseLong(stated) <= needed.toDays()) {
      String longer = days(needed.toDays() + REMEMBERED_DAYS);
      alter(
          "set tblproperties ('%s' = '%s', '%s' = '%s')"
              .formatted(LOG_RETENTION, longer, REMOVALS, longer));
    }
  }

  private void alter(String change) {
    spark.sql("alter table delta.`%s` %s".formatted(path, change));
  }

  private static boolean isKeptFromStatistics(Table table) {
    return table.columns().stream().anyMatch(TableFolder::leadsToAPerson);
  }

  /**
   * Whether the least and greatest values of the column could identify a person. They stay in the
   * log long after the rows are gone. A surrogate number identifies nobody, and speeds up searches.
   */
  private static boolean leadsToAPerson(Field field) {
    return switch (field.privacy()) {
      case NONE -> false;
      case PSEUDONYMOUS -> field.type().equals(DataTypes.StringType);
      case PERSONAL -> true;
    };
  }

  private static String days(long days) {
    return "interval " + days + " days";
  }

  static String statisticsColumns(Table table) {
    return table.columns().stream()
        .filter(field -> !leadsToAPerson(field))
        .filter(field -> !(field.type() instanceof MapType || field.type() instanceof ArrayType))
        .map(Field::name)
        .collect(joining(","));
  }
}
