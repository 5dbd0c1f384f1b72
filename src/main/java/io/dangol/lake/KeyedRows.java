package io.dangol.lake;

import static org.apache.spark.sql.functions.broadcast;

import io.dangol.table.Field;
import io.dangol.table.Table;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Finds the rows of the lake that have one of a few keys, by joining with a table of keys. */
public final class KeyedRows {
  private final Lake lake;

  public KeyedRows(Lake lake) {
    this.lake = lake;
  }

  /** Rows of the driver, to join with. */
  public Dataset<Row> given(StructType schema, List<Row> rows) {
    return lake.spark().createDataFrame(rows, schema);
  }

  /** Keys of the driver, to join with. */
  public Dataset<Row> keys(Field key, Collection<Long> values) {
    StructType schema = new StructType().add(key.name(), key.type(), false);
    return given(schema, values.stream().map(value -> RowFactory.create(value)).toList());
  }

  /** The rows of a table that have one of the keys, by the columns of the keys. */
  public Dataset<Row> in(Table table, Dataset<Row> keys) {
    return lake.read(table).join(broadcast(keys), keys.columns(), "left_semi");
  }
}
