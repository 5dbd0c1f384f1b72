package io.dangol.publish;

import static io.dangol.table.Tables.RECOMMENDATIONS;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.dangol.config.Secret;
import io.dangol.job.Run;
import io.dangol.publish.PostgresSettings.TlsMode;
import io.dangol.table.Field;
import io.dangol.testing.TestPostgres;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.postgresql.PGConnection;

/**
 * Loads the same lists into the same server in our way and by a plain COPY of a file that is ready.
 *
 * <p>Our way begins with Parquet files, as a night begins with gold tables.
 */
public final class LoadContest implements AutoCloseable {

  private static final int PLACES = 20;
  private static final ServingTable LISTS = ServingTable.of(RECOMMENDATIONS);
  private static final Run RUN = new Run("bench", LocalDate.parse("2011-12-09"), ZoneOffset.UTC, 1);

  private final PostgresSettings settings;
  private final ServingStore store;
  private final Sql sql;
  private final Dataset<Row> rows;
  private final Path file;

  /**
   * @param folder an empty one, for the rows in both forms
   */
  public LoadContest(SparkSession spark, long count, int connections, Path folder)
      throws IOException {
    this.settings =
        new PostgresSettings(
            TestPostgres.newDatabase("bench"),
            TestPostgres.JOB,
            new Secret(TestPostgres.PASSWORD),
            "dangol",
            List.of(TestPostgres.READER),
            connections,
            60,
            TlsMode.DISABLE,
            "");
    this.store = settings.open();
    this.sql = PostgresConnections.sql(settings, "bench");
    String parquet = folder.resolve("rows").toString();
    lists(spark, count).repartition(4, col("customer_id")).write().parquet(parquet);
    this.rows = spark.read().parquet(parquet);
    this.file = folder.resolve("rows.copy");
    writeFile();
  }

  /** Seconds of a load as a night does it: copied, counted, keyed, indexed, analysed, attached. */
  public double load() {
    long release = store.begin(RUN, "key");
    long start = System.nanoTime();
    store.load(release, LISTS, rows);
    return since(start);
  }

  /** Seconds of the first part of it: from the files into a table without key. */
  public double copy() {
    long release = store.begin(RUN, "key");
    sql.read(() -> sql.update(PostgresLayout.createPartition(LISTS, release)));
    long start = System.nanoTime();
    new PostgresLoad(settings, sql, new ReleaseLedger(sql)).copy(release, LISTS, rows);
    return since(start);
  }

  /** Seconds of one COPY of the ready file over one connection into a table without key. */
  public double plainCopy() {
    return sql.read(() -> plain(List.of()));
  }

  /** The same, and the same key, indexes and statistics as a load makes. */
  public double plainLoad() {
    return sql.read(() -> plain(PostgresLayout.finishPartition(LISTS, 0)));
  }

  public long bytes() throws IOException {
    return Files.size(file);
  }

  @Override
  public void close() {
    sql.close();
    store.close();
  }

  private double plain(List<String> finish) throws SQLException {
    sql.execute("drop table if exists " + PostgresLayout.partition(LISTS, 0));
    sql.execute(PostgresLayout.createPartition(LISTS, 0));
    long start = System.nanoTime();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      sql.connection()
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(PostgresLayout.copy(LISTS, 0), in, 1 << 16);
    } catch (IOException e) {
      throw new SQLException(e);
    }
    for (String statement : finish) {
      sql.execute(statement);
    }
    double seconds = since(start);
    sql.execute("drop table " + PostgresLayout.partition(LISTS, 0));
    return seconds;
  }

  private void writeFile() throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      Dataset<byte[]> lines = rows.select(CopyLine.of(0, LISTS)).as(Encoders.BINARY());
      for (Iterator<byte[]> i = lines.toLocalIterator(); i.hasNext(); ) {
        out.write(i.next());
      }
    }
  }

  /** Lists of twenty places, in values as long as a shop's. */
  private static Dataset<Row> lists(SparkSession spark, long count) {
    Column customer = expr("id div " + PLACES);
    Column item = expr("pmod(xxhash64(id), 20000)");
    Dataset<Row> lists =
        spark
            .range(count)
            .withColumn("as_of_on", lit("2011-12-09").cast("date"))
            .withColumn("customer_id", customer)
            .withColumn("account_id", concat(lit("C"), expr("lpad(customer_id, 9, '0')")))
            .withColumn("account_kind", lit("member"))
            .withColumn("rank", expr("cast(id % " + PLACES + " + 1 as int)"))
            .withColumn("item_id", item)
            .withColumn("item_code", concat(lit("SKU"), col("item_id")))
            .withColumn("item_title", concat(lit("A thing of the shop no. "), col("item_id")))
            .withColumn("score", expr("round(1.0D / (1 + id % 20), 6)"))
            .withColumn("candidate_source", lit("als"))
            .withColumn("reason_code", lit("because_of"))
            .withColumn("reason_items", array(col("item_code"), lit("SKU1")))
            .withColumn("reason", lit("because of your interest in a thing and another thing"))
            .withColumn("propensity", lit(1.0));
    return lists.select(LISTS.columns().stream().map(Field::col).toArray(Column[]::new));
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
