package io.dangol.lake;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.FaultPoint;
import io.dangol.job.Job;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.table.AsOf;
import io.dangol.table.Columns;
import io.dangol.table.Field;
import io.dangol.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a job's tables to the lake, and counts the rows that it wrote. */
public final class DeltaOutputs implements Outputs {
  private static final Logger LOG = LoggerFactory.getLogger(DeltaOutputs.class);

  private final Lake lake;
  private final Job job;
  private final Run run;
  private final FaultPoint faults;
  private final Map<Table, Long> written = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();

  public DeltaOutputs(Lake lake, Job job, Run run, FaultPoint faults) {
    this.lake = lake;
    this.job = job;
    this.run = run;
    this.faults = faults;
  }

  /** Rows written so far, by table name. */
  public Map<String, Long> rowsWritten() {
    Map<String, Long> byName = new TreeMap<>();
    written.forEach((table, rows) -> byName.put(table.name(), rows));
    return byName;
  }

  /** Delta version of each table written so far, by table name. */
  public Map<String, Long> versions() {
    Map<String, Long> byName = new TreeMap<>();
    written.keySet().forEach(table -> byName.put(table.name(), lake.version(table)));
    return byName;
  }

  /** The warnings so far. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public void warn(String sentence) {
    LOG.warn("{}", sentence);
    warnings.add(sentence);
  }

  @Override
  public void write(Table table, Dataset<Row> rows) {
    requireDeclared(table);
    Map<String, String> partition = partition(table);
    Dataset<Row> stamped = AsOf.stamped(rows, run.asOf());
    if (partition.containsKey(Columns.JOB.name())) {
      stamped = stamped.withColumn(Columns.JOB.name(), lit(job.name()));
    }
    lake.prepare(table);
    String replaced = sql(partition);
    if (lake.mayHave(table, partition)) {
      save(table, stamped, "overwrite", Map.of("replaceWhere", replaced));
    } else {
      save(table, stamped, "append", Map.of());
    }
    check(table, replaced, "as of " + run.asOf());
  }

  @Override
  public void write(Table table, List<Row> rows) {
    write(table, lake.rows(table, rows));
  }

  @Override
  public void append(Table table, Dataset<Row> rows, long batch) {
    requireDeclared(table);
    lake.prepare(table);
    save(
        table,
        rows,
        "append",
        Map.of("txnAppId", job.name() + "/" + lake.id(table), "txnVersion", Long.toString(batch)));
    check(table, Columns.BATCH_ID + " = " + batch, "batch " + batch);
  }

  private void save(Table table, Dataset<Row> rows, String mode, Map<String, String> options) {
    TableContract.conform(table, rows)
        .write()
        .format("delta")
        .mode(mode)
        .options(options)
        .option("userMetadata", run.id())
        .save(lake.path(table));
  }

  @Override
  public void merge(Table table, Dataset<Row> rows) {
    requireDeclared(table);
    if (lake.prepare(table)) {
      // There is nothing to compare with, and comparing would cost more than the rows.
      save(table, rows, "append", Map.of());
      check(table, "true", "all rows");
      return;
    }
    Map<String, String> updates = new TreeMap<>();
    Map<String, String> inserts = new TreeMap<>();
    for (Field field : table.columns()) {
      inserts.put(field.name(), "given." + field);
      if (!table.key().contains(field)) {
        updates.put(field.name(), "coalesce(given." + field + ", kept." + field + ")");
      }
    }
    Row done =
        lake.delta(table)
            .as("kept")
            .merge(TableContract.conform(table, rows).as("given"), sameKey(table))
            .whenMatched()
            .updateExpr(updates)
            .whenNotMatched()
            .insertExpr(inserts)
            .execute()
            .first();
    TableContract.check(table, lake.read(table), "all rows");
    wrote(table, done.<Long>getAs("num_affected_rows"));
  }

  @Override
  public void merge(Table table, List<Row> rows) {
    merge(table, lake.rows(table, rows));
  }

  @Override
  public void replace(Table table, Dataset<Row> rows, long batch, long oldest) {
    requireDeclared(table);
    lake.prepare(table);
    Map<String, String> values = new TreeMap<>();
    table.columns().forEach(field -> values.put(field.name(), "given." + field));
    // Comparing the batch lets Delta skip files with older rows only; no other column has
    // statistics.
    lake.delta(table)
        .as("kept")
        .merge(
            TableContract.conform(table, rows).as("given"),
            sameKey(table) + " and kept." + Columns.BATCH_ID + " >= " + oldest)
        .whenMatched()
        .updateExpr(values)
        .whenNotMatched()
        .insertExpr(values)
        .execute();
    check(table, Columns.BATCH_ID + " = " + batch, "batch " + batch);
  }

  @Override
  public void remove(Table table, Dataset<Row> keys) {
    requireDeclared(table);
    lake.prepare(table);
    lake.delta(table)
        .as("kept")
        .merge(keys.as("given"), sameKey(table))
        .whenMatched()
        .delete()
        .execute();
    wrote(table, 0);
  }

  private static String sameKey(Table table) {
    return table.key().stream().map(k -> "kept." + k + " = given." + k).collect(joining(" and "));
  }

  /** The partition that a night's write of this job replaces. */
  private Map<String, String> partition(Table table) {
    if (!table.partitioning().contains(Columns.AS_OF_ON)) {
      throw new IllegalArgumentException(table + " is not laid out by " + Columns.AS_OF_ON);
    }
    Map<String, String> partition = new TreeMap<>();
    partition.put(Columns.AS_OF_ON.name(), run.asOf().toString());
    if (table.partitioning().contains(Columns.JOB)) {
      partition.put(Columns.JOB.name(), job.name());
    }
    return partition;
  }

  private static String sql(Map<String, String> partition) {
    return partition.entrySet().stream()
        .map(value -> "%s = '%s'".formatted(value.getKey(), value.getValue()))
        .collect(joining(" and "));
  }

  private void check(Table table, String condition, String which) {
    wrote(table, TableContract.check(table, lake.read(table).where(condition), which));
  }

  private void wrote(Table table, long rows) {
    written.merge(table, rows, Long::sum);
    faults.reach("wrote/" + job.name() + "/" + table);
  }

  private void requireDeclared(Table table) {
    if (!job.writes().contains(table)) {
      throw new IllegalArgumentException(job.name() + " does not declare that it writes " + table);
    }
  }
}
