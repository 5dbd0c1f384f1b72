package io.dangol.testing;

import static org.apache.spark.sql.functions.col;

import com.holdenkarau.spark.testing.JavaDataFrameSuiteBase;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about a dataset. They compare only the columns that the expected lines name, and
 * ignore the order of rows.
 */
public final class RowsAssert extends AbstractAssert<RowsAssert, Dataset<Row>> {

  private static final Comparison COMPARISON = new Comparison();

  private RowsAssert(Dataset<Row> actual) {
    super(actual, RowsAssert.class);
  }

  public static RowsAssert assertThat(Dataset<Row> actual) {
    return new RowsAssert(actual);
  }

  /** Has exactly these rows, one per line, written as for {@link Rows}. */
  public RowsAssert hasRows(String lines) {
    List<String> names = List.copyOf(Rows.names(lines));
    Column[] columns = names.stream().map(name -> col(name)).toArray(Column[]::new);
    Dataset<Row> compared = actual.select(columns);
    Dataset<Row> expected = Rows.rows(nullable(compared.schema()), lines).select(columns);
    COMPARISON.sameRows(expected, withSchema(compared, nullable(compared.schema())));
    return this;
  }

  public RowsAssert hasNoRows() {
    if (!actual.isEmpty()) {
      failWithMessage("expected no rows but found %s", actual.takeAsList(20));
    }
    return this;
  }

  private static Dataset<Row> withSchema(Dataset<Row> rows, StructType schema) {
    return TestSpark.session().createDataFrame(rows.collectAsList(), schema);
  }

  private static StructType nullable(StructType schema) {
    StructField[] fields = new StructField[schema.size()];
    for (int i = 0; i < fields.length; i++) {
      StructField field = schema.fields()[i];
      fields[i] = new StructField(field.name(), field.dataType(), true, field.metadata());
    }
    return new StructType(fields);
  }

  /** Uses spark-testing-base's comparison with the test session; its JUnit 4 hooks never run. */
  private static final class Comparison extends JavaDataFrameSuiteBase {
    @Override
    public SparkSession spark() {
      return TestSpark.session();
    }

    void sameRows(Dataset<Row> expected, Dataset<Row> actual) {
      assertDataFrameNoOrderEquals(expected, actual);
    }
  }
}
