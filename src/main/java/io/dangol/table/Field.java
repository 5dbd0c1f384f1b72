package io.dangol.table;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.transform;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
 * @param meaning one sentence
 * @param words the only words that it may hold; empty if it may hold any value of its type
 * @param whenNull when the value is null, as in "where unknown"; empty if it never is
 */
public record Field(
    String name,
    DataType type,
    Privacy privacy,
    int decimals,
    boolean runColumn,
    String meaning,
    List<Word> words,
    String whenNull) {

  public Field {
    words = List.copyOf(words);
  }

  static Field column(String name, DataType type, String meaning) {
    return new Field(name, type, Privacy.NONE, 0, false, meaning, List.of(), "");
  }

  static Field bigint(String name, String meaning) {
    return column(name, DataTypes.LongType, meaning);
  }

  static Field integer(String name, String meaning) {
    return column(name, DataTypes.IntegerType, meaning);
  }

  static Field text(String name, String meaning) {
    return column(name, DataTypes.StringType, meaning);
  }

  static Field flag(String name, String meaning) {
    return column(name, DataTypes.BooleanType, meaning);
  }

  static Field date(String name, String meaning) {
    return column(name, DataTypes.DateType, meaning);
  }

  static Field timestamp(String name, String meaning) {
    return column(name, DataTypes.TimestampType, meaning);
  }

  /** Money: exact to the hundredth. */
  static Field money(String name, String meaning) {
    return column(name, DataTypes.createDecimalType(18, 2), meaning);
  }

  /** A floating-point number, written with this number of decimal places. */
  static Field number(String name, int decimals, String meaning) {
    return column(name, DataTypes.DoubleType, meaning).to(decimals);
  }

  /** A vector of single-precision numbers, each written with this number of decimal places. */
  static Field vector(String name, int decimals, String meaning) {
    return column(name, DataTypes.createArrayType(DataTypes.FloatType, false), meaning)
        .to(decimals);
  }

  private Field to(int places) {
    return new Field(name, type, privacy, places, runColumn, meaning, words, whenNull);
  }

  /** The same column where it may hold nothing but these words. */
  Field oneOf(Word... only) {
    return new Field(name, type, privacy, decimals, runColumn, meaning, List.of(only), whenNull);
  }

  /**
   * The same column where it may be null.
   *
   * @param when ends the sentence "null ...", as in "until a source gives one"
   */
  Field orNull(String when) {
    return new Field(name, type, privacy, decimals, runColumn, meaning, words, when);
  }

  Field pseudonymous() {
    return with(Privacy.PSEUDONYMOUS);
  }

  Field personal() {
    return with(Privacy.PERSONAL);
  }

  private Field with(Privacy closer) {
    return new Field(name, type, closer, decimals, runColumn, meaning, words, whenNull);
  }

  /** The same column where the value tells of the run. */
  Field ofRun() {
    return new Field(name, type, privacy, decimals, true, meaning, words, whenNull);
  }

  public boolean nullable() {
    return !whenNull.isEmpty();
  }

  /** The meaning with the words that it may hold, without what null means. */
  public String meaningWithWords() {
    if (words.isEmpty()) {
      return meaning;
    }
    List<String> explained =
        words.stream()
            .map(w -> w.meaning().isEmpty() ? w.word() : w.word() + " (" + w.meaning() + ")")
            .toList();
    int last = explained.size() - 1;
    return "%s: %s or %s."
        .formatted(
            meaning.substring(0, meaning.length() - 1),
            String.join(", ", explained.subList(0, last)),
            explained.get(last));
  }

  /** All that is to be said of the column: the comment that travels with it. */
  public String doc() {
    return nullable()
        ? "%s; null %s."
            .formatted(meaningWithWords().substring(0, meaningWithWords().length() - 1), whenNull)
        : meaningWithWords();
  }

  /** What its words ask of each row; empty if it may hold any value of its type. */
  Optional<Rule> rule() {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String set = words.stream().map(Word::quoted).collect(joining(", "));
    return Optional.of(new Rule(name + " is known", "%s in (%s)".formatted(name, set)));
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
            .putString("comment", doc())
            .putString("privacy", privacy.name().toLowerCase(Locale.ROOT))
            .build();
    return new StructField(name, type, nullable(), metadata);
  }

  @Override
  public String toString() {
    return name;
  }
}
