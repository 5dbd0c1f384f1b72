package io.dangol.night;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/**
 * Settings of Spark that decide what data mean: zones, casts, names, rounding, what is skipped.
 * They are the same everywhere, so that equal files make equal tables, whatever a cluster's {@code
 * spark-defaults.conf} says. Values are Spark's defaults, but for the zone and Delta.
 */
final class PinnedSettings {
  /** Each of these gives a former version's meaning back: none is ever wanted. */
  private static final String LEGACY = "spark.sql.legacy.";

  /** The same, and Spark warns of it whatever its value is. */
  private static final String LEGACY_LITERALS = "spark.sql.parser.escapedStringLiterals";

  private static final Map<String, String> VALUES =
      Map.ofEntries(
          // Delta, and nobody else who rewrites plans.
          entry("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension"),
          entry(
              "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog"),
          // Times.
          entry("spark.sql.session.timeZone", "UTC"),
          entry("spark.sql.timestampType", "TIMESTAMP_LTZ"),
          entry("spark.sql.datetime.java8API.enabled", "false"),
          // Casts, overflow, rounding.
          entry("spark.sql.ansi.enabled", "true"),
          entry("spark.sql.storeAssignmentPolicy", "ANSI"),
          entry("spark.sql.decimalOperations.allowPrecisionLoss", "true"),
          entry("spark.sql.mapKeyDedupPolicy", "EXCEPTION"),
          // How expressions are read, and which columns they name.
          entry("spark.sql.caseSensitive", "false"),
          entry("spark.sql.ansi.doubleQuotedIdentifiers", "false"),
          entry("spark.sql.ansi.enforceReservedKeywords", "false"),
          entry("spark.sql.ansi.relationPrecedence", "false"),
          entry("spark.sql.parser.quotedRegexColumnNames", "false"),
          entry("spark.sql.icu.caseMappings.enabled", "true"),
          entry("spark.sql.function.concatBinaryAsString", "false"),
          entry("spark.sql.function.eltOutputAsString", "false"),
          entry("spark.sql.jsonGenerator.ignoreNullFields", "true"),
          // How files are read: nothing is skipped, nothing is guessed from a folder's name.
          entry("spark.files.ignoreCorruptFiles", "false"),
          entry("spark.files.ignoreMissingFiles", "false"),
          entry("spark.sql.files.ignoreCorruptFiles", "false"),
          entry("spark.sql.files.ignoreMissingFiles", "false"),
          entry("spark.sql.files.ignoreInvalidPartitionPaths", "false"),
          entry("spark.sql.sources.partitionColumnTypeInference.enabled", "true"),
          entry("spark.sql.columnNameOfCorruptRecord", "_corrupt_record"),
          entry("spark.sql.parquet.binaryAsString", "false"),
          entry("spark.sql.parquet.int96AsTimestamp", "true"),
          entry("spark.sql.parquet.int96TimestampConversion", "false"),
          entry("spark.sql.parquet.int96RebaseModeInRead", "CORRECTED"),
          entry("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED"),
          entry("spark.sql.parquet.inferTimestampNTZ.enabled", "true"),
          entry("spark.sql.parquet.mergeSchema", "false"),
          // How files are written: what an overwrite takes away, which columns a table gains.
          entry("spark.sql.parquet.int96RebaseModeInWrite", "CORRECTED"),
          entry("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED"),
          entry("spark.sql.sources.partitionOverwriteMode", "STATIC"),
          entry("spark.databricks.delta.schema.autoMerge.enabled", "false"));

  private PinnedSettings() {}

  /** What is wrong with a setting of the configuration; empty if it changes no meaning. */
  static Optional<String> problem(String name, String value) {
    if (isLegacy(name)) {
      return Optional.of("changes what data mean and cannot be set");
    }
    return Optional.ofNullable(VALUES.get(name))
        .filter(pinned -> !pinned.equalsIgnoreCase(value))
        .map(pinned -> "changes what data mean: leave it out, Dangol sets it to " + pinned);
  }

  /** Comes last, so that nothing wins over it. */
  static void apply(SparkConf conf) {
    Stream.of(conf.getAll()).map(Tuple2::_1).filter(PinnedSettings::isLegacy).forEach(conf::remove);
    VALUES.forEach(conf::set);
  }

  private static boolean isLegacy(String name) {
    return name.startsWith(LEGACY) || name.equals(LEGACY_LITERALS);
  }
}
