package io.dangol.ingest;

import io.dangol.job.Inputs;
import io.dangol.job.Job;
import io.dangol.job.Landing;
import io.dangol.job.Outputs;
import io.dangol.job.Purpose;
import io.dangol.lake.DeltaInputs;
import io.dangol.lake.Lake;
import io.dangol.table.Field;
import io.dangol.table.Table;
import io.dangol.table.TableCheck;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;

/** Tables in memory that append once per batch and merge by key; dies before a table if told so. */
final class MemoryLake implements Inputs, Outputs {

  /** What a killed process looks like to a test. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The lake before a write to a table. */
  private record Moment(Table table, MemoryLake lake) {}

  private final Map<Table, Map<List<Object>, Row>> tables = new HashMap<>();
  private final Map<Table, Set<Long>> batches = new HashMap<>();
  private final Set<Table> deadly = new HashSet<>();
  private final List<Moment> moments = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** The next write to the table throws {@link Killed} instead. */
  void dieBefore(Table table) {
    deadly.add(table);
  }

  @Override
  public Dataset<Row> read(Table table) {
    return TestSpark.session().createDataFrame(rows(table), nullable(table));
  }

  /** Another lake with the same rows. */
  MemoryLake copy() {
    return copy(value -> value);
  }

  /** The same, and the same files in another folder, which is the one that the rows name. */
  MemoryLake copy(Path from, Path to) throws IOException {
    FileUtils.copyDirectory(from.toFile(), to.toFile());
    return copy(value -> value instanceof String s ? s.replace(from.toString(), to + "") : value);
  }

  /** The lake before each write so far: what a process leaves that is killed then. */
  List<MemoryLake> moments() {
    return moments.stream().map(moment -> moment.lake().copy()).toList();
  }

  /** The lake before the first write to a table. */
  MemoryLake before(Table table) {
    return moments.stream()
        .filter(moment -> moment.table().equals(table))
        .findFirst()
        .orElseThrow()
        .lake()
        .copy();
  }

  List<Row> rows(Table table) {
    return List.copyOf(tables.getOrDefault(table, Map.of()).values());
  }

  @Override
  public void append(Table table, Dataset<Row> rows, long batch) {
    begin(table);
    if (batches.computeIfAbsent(table, t -> new HashSet<>()).add(batch)) {
      put(table, checked(table, rows));
    }
  }

  @Override
  public void remove(Table table, Dataset<Row> keys) {
    begin(table);
    Map<List<Object>, Row> kept = tables.computeIfAbsent(table, t -> new LinkedHashMap<>());
    keys.collectAsList().forEach(row -> kept.remove(key(table, row)));
  }

  @Override
  public void warn(String sentence) {
    warnings.add(sentence);
  }

  /** What a person was told. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public void replace(Table table, Dataset<Row> rows, long batch, long oldest) {
    begin(table);
    Map<List<Object>, Row> kept = tables.computeIfAbsent(table, t -> new LinkedHashMap<>());
    checked(table, rows).forEach(row -> kept.put(key(table, row), row));
  }

  @Override
  public void merge(Table table, Dataset<Row> rows) {
    begin(table);
    put(table, checked(table, rows));
  }

  @Override
  public void merge(Table table, List<Row> rows) {
    merge(table, TestSpark.session().createDataFrame(rows, nullable(table)));
  }

  @Override
  public Dataset<Row> readFormer(Table table, int maxAgeDays) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean mayGoOnFrom(java.time.LocalDate night) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Landing landing() {
    Job nothing =
        new Job("test", "", Purpose.OPERATION, List.of(), List.of(), (run, in, out) -> {});
    return new DeltaInputs(
            new Lake(TestSpark.session(), "target/no-lake"),
            nothing,
            Shop.night("2011-03-10"),
            rows -> rows)
        .landing();
  }

  @Override
  public void write(Table table, Dataset<Row> rows) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void write(Table table, List<Row> rows) {
    throw new UnsupportedOperationException();
  }

  private void begin(Table table) {
    if (deadly.remove(table)) {
      throw new Killed();
    }
    moments.add(new Moment(table, copy()));
  }

  private MemoryLake copy(UnaryOperator<Object> move) {
    MemoryLake copy = new MemoryLake();
    tables.forEach(
        (table, rows) -> {
          Map<List<Object>, Row> moved = new LinkedHashMap<>();
          rows.forEach((key, row) -> moved.put(moved(key, move), moved(row, move)));
          copy.tables.put(table, moved);
        });
    batches.forEach((table, numbers) -> copy.batches.put(table, new HashSet<>(numbers)));
    return copy;
  }

  private static Row moved(Row row, UnaryOperator<Object> move) {
    Object[] values = moved(values(row), move).toArray();
    return row.schema() == null
        ? RowFactory.create(values)
        : new GenericRowWithSchema(values, row.schema());
  }

  private static List<Object> values(Row row) {
    return IntStream.range(0, row.size()).mapToObj(row::get).toList();
  }

  private static List<Object> moved(List<Object> values, UnaryOperator<Object> move) {
    return values.stream().map(move).toList();
  }

  private static List<Row> checked(Table table, Dataset<Row> rows) {
    if (!List.of(rows.columns()).equals(table.columns().stream().map(Field::name).toList())) {
      throw new IllegalArgumentException(table + " got " + List.of(rows.columns()));
    }
    for (Field field : table.columns()) {
      if (!rows.schema().apply(field.name()).dataType().sameType(field.type())) {
        throw new IllegalArgumentException(table + ": type of " + field);
      }
    }
    List<Row> collected = rows.collectAsList();
    Dataset<Row> again =
        TestSpark.session().createDataFrame(collected, nullable(table)).coalesce(1);
    List<String> broken = TableCheck.of(table, again).broken();
    if (!broken.isEmpty()) {
      throw new IllegalArgumentException(table + ": " + broken);
    }
    return collected;
  }

  private void put(Table table, List<Row> rows) {
    Map<List<Object>, Row> kept = tables.computeIfAbsent(table, t -> new LinkedHashMap<>());
    for (Row row : rows) {
      List<Object> key = key(table, row);
      Row before = kept.get(key);
      kept.put(key, before == null ? row : merged(before, row));
    }
  }

  private static List<Object> key(Table table, Row row) {
    return table.key().stream().map(field -> row.<Object>getAs(field.name())).toList();
  }

  private static Row merged(Row before, Row row) {
    return RowFactory.create(
        IntStream.range(0, row.size())
            .mapToObj(i -> row.isNullAt(i) ? before.get(i) : row.get(i))
            .toArray());
  }

  private static StructType nullable(Table table) {
    StructType schema = new StructType();
    for (Field field : table.columns()) {
      schema = schema.add(field.name(), field.type(), true);
    }
    return schema;
  }
}
