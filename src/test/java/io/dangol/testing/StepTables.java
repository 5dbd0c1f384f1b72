package io.dangol.testing;

import static io.dangol.table.Columns.METRIC;
import static io.dangol.table.Columns.MODEL;
import static io.dangol.table.Columns.POPULATION;
import static io.dangol.table.Columns.VALUE;
import static io.dangol.table.Tables.METRICS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.Inputs;
import io.dangol.job.Landing;
import io.dangol.job.Outputs;
import io.dangol.table.AsOf;
import io.dangol.table.Field;
import io.dangol.table.Table;
import io.dangol.table.TableCheck;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What a step reads and writes, in memory. What is written is rounded as a table is, kept in the
 * order of the key, and must keep the table's rules.
 */
public final class StepTables implements Inputs, Outputs {
  private final LocalDate asOf;
  private final Map<Table, Dataset<Row>> tables = new HashMap<>();
  private final Map<Table, Dataset<Row>> former = new HashMap<>();

  private @Nullable LocalDate erasedAfter;

  /**
   * Without tables.
   *
   * @param asOf the date that rows get when they are written, as in the lake
   */
  public StepTables(LocalDate asOf) {
    this.asOf = asOf;
  }

  /** The same with a table to read. */
  public StepTables with(Table table, Dataset<Row> rows) {
    tables.put(table, rows);
    return this;
  }

  /** The same with rows of a night before. */
  public StepTables withFormer(Table table, Dataset<Row> rows) {
    former.put(table, rows);
    return this;
  }

  /** The same after customers were erased, when this was the last night. */
  public StepTables erasedAfter(LocalDate lastNight) {
    erasedAfter = lastNight;
    return this;
  }

  /** The rows of a table by its key; none if it was neither given nor written. */
  public List<Row> rows(Table table) {
    return read(table).collectAsList();
  }

  /** The value of a metric that was written; there must be one, of one population. */
  public double metric(String model, String name) {
    return only(metrics(model, name).toList());
  }

  /** The same where several populations have it. */
  public double metric(String model, String population, String name) {
    return only(
        metrics(model, name).filter(row -> POPULATION.textOf(row).equals(population)).toList());
  }

  public boolean hasMetric(String model, String name) {
    return metrics(model, name).findAny().isPresent();
  }

  private Stream<Row> metrics(String model, String name) {
    return rows(METRICS).stream()
        .filter(row -> MODEL.textOf(row).equals(model) && METRIC.textOf(row).equals(name));
  }

  private static double only(List<Row> metrics) {
    assertThat(metrics).hasSize(1);
    return VALUE.doubleOf(metrics.get(0));
  }

  @Override
  public Dataset<Row> read(Table table) {
    return tables.getOrDefault(
        table, TestSpark.session().createDataFrame(List.of(), table.schema()));
  }

  @Override
  public void write(Table table, Dataset<Row> undated) {
    Dataset<Row> rows = AsOf.stamped(undated, asOf);
    assertThat(rows.columns()).containsExactlyInAnyOrderElementsOf(table.columnNames());
    Column[] rounded = table.columns().stream().map(Field::rounded).toArray(Column[]::new);
    Column[] key = table.key().stream().map(Field::col).toArray(Column[]::new);
    List<Row> kept = rows.select(rounded).orderBy(key).collectAsList();
    Dataset<Row> written = TestSpark.session().createDataFrame(kept, table.schema());
    assertThat(TableCheck.of(table, written.coalesce(1)).broken()).isEmpty();
    tables.put(table, written);
  }

  @Override
  public void write(Table table, List<Row> rows) {
    write(table, TestSpark.session().createDataFrame(rows, table.schema()));
  }

  @Override
  public Dataset<Row> readFormer(Table table, int maxAgeDays) {
    return former.getOrDefault(
        table, TestSpark.session().createDataFrame(List.of(), table.schema()));
  }

  @Override
  public boolean mayGoOnFrom(LocalDate night) {
    return erasedAfter == null || night.isAfter(erasedAfter);
  }

  @Override
  public Landing landing() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void append(Table table, Dataset<Row> rows, long batch) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void remove(Table table, Dataset<Row> keys) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void warn(String sentence) {
    throw new UnsupportedOperationException(sentence);
  }

  @Override
  public void replace(Table table, Dataset<Row> rows, long batch, long oldest) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void merge(Table table, Dataset<Row> rows) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void merge(Table table, List<Row> rows) {
    throw new UnsupportedOperationException();
  }
}
