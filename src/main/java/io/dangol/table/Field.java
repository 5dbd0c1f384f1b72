package io.dangol.table;

import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.transform;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/**
 * One column: its name, type, privacy and meaning. Declared once in {@link Columns}.
 *
 * @param decimals decimal places that values are rounded to before they are written; 0 for types
 *     that are exact
 * @param runColumn whether the value tells of the run rather than of the data: the same night run
 *     twice may differ in it
 * @param doc one sentence; for a nullable column it says what null means
 */
public record Field(
    String name,
    DataType type,
    boolean nullable,
    Privacy privacy,
    int decimals,
    boolean runColumn,
    String doc) {

  static Field column(String name, DataType type, String doc) {
    return new Field(name, type, false, Privacy.NONE, 0, false, doc);
  }

  static Field bigint(String name, String doc) {
    return column(name, DataTypes.LongType, doc);
  }

  static Field integer(String name, String doc) {
    return column(name, DataTypes.IntegerType, doc);
  }

  static Field text(String name, String doc) {
    return column(name, DataTypes.StringType, doc);
  }

  static Field flag(String name, String doc) {
    return column(name, DataTypes.BooleanType, doc);
  }

  static Field date(String name, String doc) {
    return column(name, DataTypes.DateType, doc);
  }

  static Field timestamp(String name, String doc) {
    return column(name, DataTypes.TimestampType, doc);
  }

  /** Money: exact to the hundredth. */
  static Field money(String name, String doc) {
    return column(name, DataTypes.createDecimalType(18, 2), doc);
  }

  /** A floating number that is written with so many decimal places. */
  static Field number(String name, int decimals, String doc) {
    return new Field(name, DataTypes.DoubleType, false, Privacy.NONE, decimals, false, doc);
  }

  /** A vector of single-precision numbers, each written with so many decimal places. */
  static Field vector(String name, int decimals, String doc) {
    return new Field(
        name,
        DataTypes.createArrayType(DataTypes.FloatType, false),
        false,
        Privacy.NONE,
        decimals,
        false,
        doc);
  }

  /** The same column where null has a meaning, which {@code doc} states. */
  Field orNull() {
    return new Field(name, type, true, privacy, decimals, runColumn, doc);
  }

  Field pseudonymous() {
    return new Field(name, type, nullable, Privacy.PSEUDONYMOUS, decimals, runColumn, doc);
  }

  Field personal() {
    return new Field(name, type, nullable, Privacy.PERSONAL, decimals, runColumn, doc);
  }

  /** The same column where the value tells of the run. */
  Field ofRun() {
    return new Field(name, type, nullable, privacy, decimals, true, doc);
  }

  /** This column in an expression. */
  public Column col() {
    return functions.col(name);
  }

  /** This column rounded to its declared precision; unchanged where the type is exact. */
  public Column rounded() {
    if (decimals == 0) {
      return col();
    }
    if (type instanceof ArrayType array) {
      return transform(col(), x -> round(x, decimals).cast(array.elementType())).as(name);
    }
    return round(col(), decimals).as(name);
  }

  /** The value of this column in a row that knows its columns; it must not be null. */
  public long longOf(Row row) {
    return row.getLong(indexIn(row));
  }

  /** As {@link #longOf}. */
  public int intOf(Row row) {
    return row.getInt(indexIn(row));
  }

  /** As {@link #longOf}. */
  public double doubleOf(Row row) {
    return row.getDouble(indexIn(row));
  }

  /** As {@link #longOf}. */
  public boolean flagOf(Row row) {
    return row.getBoolean(indexIn(row));
  }

  /** As {@link #longOf}. */
  public String textOf(Row row) {
    return present(row.getString(indexIn(row)));
  }

  /** As {@link #longOf}. */
  public LocalDate dateOf(Row row) {
    return present(row.getDate(indexIn(row))).toLocalDate();
  }

  /** As {@link #longOf}. */
  public Instant instantOf(Row row) {
    return present(row.getTimestamp(indexIn(row))).toInstant();
  }

  /** As {@link #longOf}, of a column of lists. */
  public <T> List<T> listOf(Row row) {
    return present(row.<T>getList(indexIn(row)));
  }

  /** Whether a row has no value in this column. */
  public boolean isNullIn(Row row) {
    return row.isNullAt(indexIn(row));
  }

  private int indexIn(Row row) {
    return row.fieldIndex(name);
  }

  private <T> T present(@Nullable T value) {
    if (value == null) {
      throw new NullPointerException("the column " + name + " is null in this row");
    }
    return value;
  }

  /** The column as Spark knows it; its sentence and its privacy travel with the table. */
  public StructField structField() {
    Metadata metadata =
        new MetadataBuilder()
            .putString("comment", doc)
            .putString("privacy", privacy.name().toLowerCase(Locale.ROOT))
            .build();
    return new StructField(name, type, nullable, metadata);
  }

  @Override
  public String toString() {
    return name;
  }
}
