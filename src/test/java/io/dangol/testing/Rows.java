package io.dangol.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dangol.table.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Readable fixtures: one JSON object per line, names without quotes, only the columns that matter.
 *
 * <p>A name that is not in the schema, or a value of the wrong type, fails.
 */
public final class Rows {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES).build();

  private Rows() {}

  /** Rows of a table; columns that a line does not name are null. */
  public static Dataset<Row> rows(Table table, String lines) {
    return rows(table.schema(), lines);
  }

  /** Rows of a schema written as DDL, such as {@code "customer_id bigint, score double"}. */
  public static Dataset<Row> rows(String ddl, String lines) {
    return rows(StructType.fromDDL(ddl), lines);
  }

  public static Dataset<Row> rows(StructType schema, String lines) {
    List<String> objects = lines.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    Set<String> unknown = names(lines);
    unknown.removeAll(Set.of(schema.fieldNames()));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("no such column: " + unknown);
    }
    return TestSpark.session()
        .read()
        .schema(schema)
        .option("mode", "FAILFAST")
        .option("allowUnquotedFieldNames", true)
        .json(TestSpark.session().createDataset(objects, Encoders.STRING()));
  }

  /** The names that the lines use, in order of first use. */
  static Set<String> names(String lines) {
    Set<String> names = new LinkedHashSet<>();
    lines
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> parse(line).fieldNames().forEachRemaining(names::add));
    return names;
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a JSON object: " + line, e);
    }
  }
}
