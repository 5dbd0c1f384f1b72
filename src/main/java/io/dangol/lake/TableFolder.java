package io.dangol.lake;

import static java.util.stream.Collectors.joining;

import io.dangol.table.Field;
import io.dangol.table.Privacy;
import io.dangol.table.Table;
import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import java.time.Duration;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MapType;

/** A folder as a Delta table: how it is made, and how long it remembers. */
record TableFolder(SparkSession spark, String path) {

  /**
   * Former versions can be read, and removed files are known, for longer than any release is kept.
   */
  private static final int REMEMBERED_DAYS = 400;

  private static final String LOG_RETENTION = "delta.logRetentionDuration";
  private static final String REMOVALS = "delta.deletedFileRetentionDuration";

  /**
   * Makes the table with its comments, without deletion vectors (other readers must be able to read
   * it), and without statistics on personal columns.
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
    if (table.columns().stream().anyMatch(field -> field.privacy() == Privacy.PERSONAL)) {
      builder = builder.property("delta.dataSkippingStatsColumns", statisticsColumns(table));
    }
    if (!table.partitioning().isEmpty()) {
      builder =
          builder.partitionedBy(
              table.partitioning().stream().map(Field::name).toArray(String[]::new));
    }
    builder.execute();
  }

  /**
   * Lets the table's log remember longer than so long which files were removed: vacuum takes a file
   * whose removal is forgotten for one that was never there, and no version from before can be
   * read.
   */
  void rememberRemovals(Duration needed) {
    Map<String, String> properties =
        DeltaTable.forPath(spark, path).detail().select("properties").first().getJavaMap(0);
    String stated = properties.getOrDefault(REMOVALS, "interval 7 days").replaceAll("\\D", "");
    if (Long.parseLong(stated) <= needed.toDays()) {
      String longer = days(needed.toDays() + REMEMBERED_DAYS);
      spark.sql(
          "alter table delta.`%s` set tblproperties ('%s' = '%s', '%s' = '%s')"
              .formatted(path, LOG_RETENTION, longer, REMOVALS, longer));
    }
  }

  private static String days(long days) {
    return "interval " + days + " days";
  }

  private static String statisticsColumns(Table table) {
    return table.columns().stream()
        .filter(field -> field.privacy() != Privacy.PERSONAL)
        .filter(field -> !(field.type() instanceof MapType || field.type() instanceof ArrayType))
        .map(Field::name)
        .collect(joining(","));
  }
}
