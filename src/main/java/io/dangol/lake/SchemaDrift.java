package io.dangol.lake;

import static org.apache.spark.sql.functions.lit;

import io.dangol.job.Failure;
import io.dangol.table.Field;
import io.dangol.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The difference between the stored columns of a table and the declared ones. Declarations may only
 * add columns, and these must be nullable, because older rows have no value for them.
 *
 * @param stored the stored columns, in any order
 */
record SchemaDrift(Table table, StructType stored) {

  private static final String REMEDY =
      "Nothing was written. Go on with the Dangol that wrote the tables, or set home to a new"
          + " folder, where all files are taken again.";

  private static final String KEEPS_TYPE =
      "A column keeps its type: declare a new one that is nullable.";

  /** Fails if there are any problems; the message adds what an operator can do. */
  static void failIfAny(List<String> problems) {
    if (!problems.isEmpty()) {
      throw Failure.configuration(String.join("\n", problems) + "\n" + REMEDY);
    }
  }

  /**
   * Stored rows with the declared columns in their order; a column that is not stored is null.
   * Fails if the rows cannot be read as declared.
   */
  static Dataset<Row> declared(Table table, String where, Dataset<Row> stored) {
    SchemaDrift drift = new SchemaDrift(table, stored.schema());
    failIfAny(drift.unreadable(where));
    List<Field> gained = drift.gained();
    return stored.select(
        table.columns().stream()
            .map(field -> gained.contains(field) ? unknown(field) : field.col())
            .toArray(Column[]::new));
  }

  /** Declared columns that are not stored and may be null, in their order. */
  List<Field> gained() {
    return table.columns().stream()
        .filter(field -> field.nullable() && storedColumn(field).isEmpty())
        .toList();
  }

  /** Declared columns that may be null but are stored as NOT NULL. */
  List<Field> loosened() {
    return table.columns().stream()
        .filter(
            field -> field.nullable() && storedColumn(field).filter(c -> !c.nullable()).isPresent())
        .toList();
  }

  /** Why the rows cannot be read as declared, one sentence per column. */
  List<String> unreadable(String where) {
    List<String> problems = new ArrayList<>();
    for (Field field : table.columns()) {
      Optional<DataType> storedType = storedColumn(field).map(StructField::dataType);
      if (storedType.isEmpty() && !field.nullable()) {
        problems.add(
            declaration(field, where)
                + ", but is not there: rows from before have no value for it. Declare it nullable"
                + " and say what null means.");
      }
      storedType
          .filter(type -> !DataType.equalsIgnoreNullability(type, field.type()))
          .map(
              type ->
                  declaration(field, where) + ", but is " + type.sql() + " there. " + KEEPS_TYPE)
          .ifPresent(problems::add);
    }
    return problems;
  }

  /** Why the rows cannot be written as declared, one sentence per column. */
  List<String> problems(String where) {
    List<String> problems = new ArrayList<>(unreadable(where));
    for (Field field : table.columns()) {
      if (!field.nullable() && storedColumn(field).filter(StructField::nullable).isPresent()) {
        problems.add(declaration(field, where) + ", but may be null there. Declare it nullable.");
      }
    }
    for (StructField column : stored.fields()) {
      if (!table.columnNames().contains(column.name())) {
        problems.add(
            "%s in %s: column %s is not declared, but is there as %s. Declare it, nullable if nothing fills it."
                .formatted(table, where, column.name(), column.dataType().sql()));
      }
    }
    return problems;
  }

  private Optional<StructField> storedColumn(Field field) {
    return Arrays.stream(stored.fields()).filter(c -> c.name().equals(field.name())).findFirst();
  }

  private static Column unknown(Field field) {
    return lit(null).cast(field.type()).as(field.name());
  }

  private String declaration(Field field, String where) {
    return "%s in %s: column %s is declared as %s%s"
        .formatted(table, where, field, field.type().sql(), field.nullable() ? "" : " NOT NULL");
  }
}
