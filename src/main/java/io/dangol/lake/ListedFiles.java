package io.dangol.lake;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.classic.Dataset$;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.files.TahoeBatchFileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation$;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The files of one version of a table, as its checksum in the log lists them.
 *
 * <p>Delta runs a Spark job to find the files of each query. Where a table has few files, that
 * costs more than to read them. Its checksum then lists them all (Delta's setting {@code
 * allFilesInCrc}), and the driver finds the files of a query without a job.
 */
final class ListedFiles extends TahoeBatchFileIndex {
  private static final String ACTION = "batch";

  private final Snapshot version;

  private ListedFiles(SparkSession spark, Snapshot version, Seq<AddFile> files) {
    super(spark, ACTION, files, version.deltaLog(), version.deltaLog().dataPath(), version, false);
    this.version = version;
  }

  /** The files of a version; empty if its checksum does not list them. */
  static Optional<ListedFiles> of(org.apache.spark.sql.SparkSession spark, Snapshot version) {
    Option<VersionChecksum> checksum = version.checksumOpt();
    return checksum.isEmpty() || checksum.get().allFiles().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ListedFiles((SparkSession) spark, version, checksum.get().allFiles().get()));
  }

  /** All rows. */
  Dataset<Row> rows() {
    DeltaLog log = version.deltaLog();
    HadoopFsRelation relation =
        log.buildHadoopFsRelationWithFileIndex(version, this, Option.empty(), false);
    return Dataset$.MODULE$.ofRows(
        (SparkSession) spark(), LogicalRelation$.MODULE$.apply(relation, false));
  }

  /** Whether a file has rows of a partition, each value as the log writes it. */
  boolean has(java.util.Map<String, String> partition) {
    return CollectionConverters.asJava(addFiles()).stream()
        .anyMatch(
            file ->
                partition.entrySet().stream()
                    .allMatch(
                        value ->
                            file.partitionValues().get(value.getKey()).contains(value.getValue())));
  }

  /** Without conditions all files match; Delta would plan a query to find that out. */
  @Override
  public Seq<AddFile> matchingFiles(Seq<Expression> partitionFilters, Seq<Expression> dataFilters) {
    return partitionFilters.isEmpty()
        ? addFiles()
        : super.matchingFiles(partitionFilters, dataFilters);
  }

  /** Spark reads one time what two parts of a query read alike. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ListedFiles files
        && files.version.version() == version.version()
        && files.version.deltaLog().dataPath().equals(version.deltaLog().dataPath());
  }

  @Override
  public int hashCode() {
    return version.deltaLog().dataPath().hashCode() * 31 + Long.hashCode(version.version());
  }
}
