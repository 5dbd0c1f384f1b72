package io.dangol.lake;

import io.dangol.table.Table;
import java.util.Map;
import org.apache.spark.sql.RuntimeConfig;

/** Deletes files of former versions of a table. */
final class Vacuum {

  /**
   * Makes vacuum use the given hours; it would use the time for which the log remembers removals,
   * and refuse a short one.
   */
  private static final Map<String, String> USE_GIVEN_HOURS =
      Map.of(
          "spark.databricks.delta.vacuum.retentionWindowIgnore.enabled", "false",
          "spark.databricks.delta.retentionDurationCheck.enabled", "false");

  private Vacuum() {}

  /** Keeps files that were removed within these hours; with 0 only those of the latest version. */
  static void keeping(long hours, Lake lake, Table table) {
    RuntimeConfig conf = lake.spark().conf();
    USE_GIVEN_HOURS.forEach(conf::set);
    try {
      lake.delta(table).vacuum((double) hours);
    } finally {
      USE_GIVEN_HOURS.keySet().forEach(conf::unset);
    }
  }
}
