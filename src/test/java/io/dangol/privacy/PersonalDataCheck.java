package io.dangol.privacy;

import static io.dangol.table.Columns.ACCOUNT_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_keys;
import static org.apache.spark.sql.functions.map_values;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Looks for account ids where none may stand: in every text of a table, however deep in lists, maps
 * and structs.
 *
 * <p>A text holds an id if it is the id, or if the id is one of its words: what stands between
 * spaces, quotes, brackets and the punctuation of JSON, CSV and URLs. An id inside a longer word is
 * not seen, so that {@code 17} is not found in {@code 2017}.
 */
public final class PersonalDataCheck {

  private static final String BETWEEN_WORDS = "[\\s,;:=&?|/\"'<>()\\[\\]{}]+";
  private static final String FOUND_IN = "found_in";

  private PersonalDataCheck() {}

  /**
   * For each column that holds an id: pairs of a row and an id in it, by the column's name. Empty
   * if there is none. Runs one action.
   *
   * @param accountIds have a column {@code account_id}
   */
  public static Map<String, Long> found(Dataset<Row> accountIds, Dataset<Row> table) {
    Column[] texts =
        Stream.of(table.schema().fields())
            .filter(field -> holdsText(field.dataType()))
            .map(PersonalDataCheck::words)
            .toArray(Column[]::new);
    if (texts.length == 0) {
      return Map.of();
    }
    Dataset<Row> words = table.select(explode(concat(texts)).as("word")).select("word.*");
    Map<String, Long> found = new TreeMap<>();
    words
        // many words to one id
        .join(accountIds.select(ACCOUNT_ID.col()).distinct(), ACCOUNT_ID.name())
        .groupBy(col(FOUND_IN))
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(row -> found.put(row.getString(0), row.getLong(1)));
    return found;
  }

  private static boolean holdsText(DataType type) {
    if (type instanceof ArrayType list) {
      return holdsText(list.elementType());
    }
    if (type instanceof MapType map) {
      return holdsText(map.keyType()) || holdsText(map.valueType());
    }
    if (type instanceof StructType struct) {
      return Stream.of(struct.fields()).anyMatch(field -> holdsText(field.dataType()));
    }
    return type.equals(DataTypes.StringType);
  }

  /** The distinct texts and words of one column, each beside the column's name. */
  private static Column words(StructField field) {
    Column texts = texts(col("`" + field.name() + "`"), field.dataType());
    Column words = flatten(transform(texts, text -> split(text, BETWEEN_WORDS)));
    return transform(
        array_distinct(array_union(texts, words)),
        word -> struct(lit(field.name()).as(FOUND_IN), word.as(ACCOUNT_ID.name())));
  }

  /** Every text inside a value, as a list without null. */
  private static Column texts(Column value, DataType type) {
    if (type instanceof ArrayType list && holdsText(type)) {
      return orNone(flatten(transform(value, element -> texts(element, list.elementType()))));
    }
    if (type instanceof MapType map) {
      return concat(
          texts(map_keys(value), new ArrayType(map.keyType(), true)),
          texts(map_values(value), new ArrayType(map.valueType(), true)));
    }
    if (type instanceof StructType struct) {
      return concat(
          Stream.of(struct.fields())
              .filter(field -> holdsText(field.dataType()))
              .map(field -> texts(value.getField(field.name()), field.dataType()))
              .toArray(Column[]::new));
    }
    return type.equals(DataTypes.StringType) ? array(coalesce(value, lit(""))) : none();
  }

  private static Column orNone(Column texts) {
    return coalesce(texts, none());
  }

  private static Column none() {
    return array().cast("array<string>");
  }
}
