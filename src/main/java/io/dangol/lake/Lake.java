package io.dangol.lake;

import io.dangol.job.Failure;
import io.dangol.table.AsOf;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import scala.Option;

/**
 * The Delta tables below one folder, each at {@code <home>/tables/<layer>/<name>}.
 *
 * <p>A table is created from its declaration when it is first written; reading one that was never
 * written gives no rows.
 */
public final class Lake {
  private final SparkSession spark;
  private final String home;
  private final Optional<Past> past;

  /** Another lake at given versions; a table without a version has no rows. */
  private record Past(Lake lake, Map<String, Long> versions) {}

  /** Opens a lake; a relative folder is below the working directory. */
  public Lake(SparkSession spark, String home) {
    this(spark, home, Optional.empty());
  }

  private Lake(SparkSession spark, String home, Optional<Past> past) {
    this.spark = spark;
    this.home = qualified(spark, new Path(home));
    this.past = past;
  }

  /**
   * A lake in another folder, for running a night again. Tables that were not written there are
   * read from this lake at former versions.
   *
   * @param versions Delta version by table
   */
  public Lake again(String folder, Map<String, Long> versions) {
    return new Lake(spark, folder, Optional.of(new Past(this, Map.copyOf(versions))));
  }

  /** Removes all tables of a lake that was made by {@link #again}. */
  public void remove() {
    if (past.isEmpty()) {
      throw new IllegalStateException("only a night that was done again may be removed");
    }
    Path folder = new Path(home);
    try {
      folder.getFileSystem(spark.sessionState().newHadoopConf()).delete(folder, true);
    } catch (IOException e) {
      throw Failure.storage("cannot remove " + folder + ": " + e.getMessage(), e);
    }
  }

  /** The folder of the table's files. */
  public String path(Table table) {
    return home + "/tables/" + table.layer() + "/" + table.shortName();
  }

  /** Whether the table has been written, with rows or without. */
  public boolean exists(Table table) {
    return isHere(table)
        || past.filter(then -> then.versions().containsKey(table.name())).isPresent();
  }

  /** All rows of the latest version, with the declared columns in their order. */
  public Dataset<Row> read(Table table) {
    if (isHere(table)) {
      return SchemaDrift.declared(table, path(table), latest(table));
    }
    return past.filter(then -> then.versions().containsKey(table.name()))
        .map(then -> then.lake().read(table, then.versions().get(table.name())))
        .orElseGet(() -> spark.createDataFrame(List.of(), table.schema()));
  }

  private Dataset<Row> latest(Table table) {
    return ListedFiles.of(spark, snapshot(table))
        .map(ListedFiles::rows)
        .orElseGet(() -> spark.read().format("delta").load(path(table)));
  }

  /** All rows of a former version, with the declared columns in their order; null if not stored. */
  public Dataset<Row> read(Table table, long version) {
    return SchemaDrift.declared(table, path(table), former(table, version));
  }

  /** As {@link #read(Table, long)}; empty if the version lacks columns or is not kept. */
  public Optional<Dataset<Row>> readIfKept(Table table, long version) {
    try {
      return Optional.of(read(table, version));
    } catch (Exception e) {
      // AnalysisException is a checked exception that Spark's methods do not declare.
      if (e instanceof AnalysisException || e instanceof Failure) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The table with the columns that a former version has. */
  public Table formerly(Table table, long version) {
    return table.only(Set.of(former(table, version).columns()));
  }

  /** The rows of one as-of date. */
  public Dataset<Row> readAsOf(Table table, LocalDate asOf) {
    return read(table).where(AsOf.is(asOf));
  }

  /** The number of the latest version; -1 for a table that was never written. */
  public long version(Table table) {
    return isHere(table) ? snapshot(table).version() : -1;
  }

  /** Whether the table may have rows of a partition; true if only Delta's state can tell. */
  boolean mayHave(Table table, Map<String, String> partition) {
    return ListedFiles.of(spark, snapshot(table)).map(files -> files.has(partition)).orElse(true);
  }

  /** The table's own id, which changes if it is deleted and made again. */
  String id(Table table) {
    return snapshot(table).metadata().id();
  }

  /** The latest version, from the log alone; asking Delta's history would run a Spark job. */
  private Snapshot snapshot(Table table) {
    return DeltaLog.forTable(spark, path(table)).update(false, Option.empty(), Option.empty());
  }

  /** A few rows of the driver, with the table's schema. */
  Dataset<Row> rows(Table table, List<Row> rows) {
    return spark.createDataFrame(rows, table.schema());
  }

  DeltaTable delta(Table table) {
    return DeltaTable.forPath(spark, path(table));
  }

  /** The folder of all tables and everything next to them, with its file system. */
  String home() {
    return home;
  }

  SparkSession spark() {
    return spark;
  }

  /** Fails if a table differs from its declaration by more than {@link #prepare} can add. */
  public void requireFit() {
    SchemaDrift.failIfAny(
        Tables.all().stream()
            .filter(this::isHere)
            .flatMap(t -> new SchemaDrift(t, snapshot(t).schema()).problems(path(t)).stream())
            .toList());
  }

  /**
   * Creates the table if it is missing, or adds columns that are new in its declaration.
   *
   * @return whether the table was missing, so that it has no rows now
   */
  boolean prepare(Table table) {
    TableFolder folder = new TableFolder(spark, path(table));
    if (isHere(table)) {
      folder.upgrade(table, snapshot(table).metadata());
      return false;
    }
    folder.create(table);
    return true;
  }

  /** See {@link TableFolder#rememberRemovals}. */
  void rememberRemovals(Table table, Duration needed) {
    new TableFolder(spark, path(table)).rememberRemovals(needed);
  }

  private Dataset<Row> former(Table table, long version) {
    return spark.read().format("delta").option("versionAsOf", version).load(path(table));
  }

  private boolean isHere(Table table) {
    return DeltaTable.isDeltaTable(spark, path(table));
  }

  private static String qualified(SparkSession spark, Path path) {
    try {
      FileSystem files = path.getFileSystem(spark.sessionState().newHadoopConf());
      return path.makeQualified(files.getUri(), files.getWorkingDirectory()).toString();
    } catch (IOException e) {
      throw Failure.storage("cannot reach " + path + ": " + e.getMessage(), e);
    }
  }
}
