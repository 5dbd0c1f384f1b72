package io.dangol.ingest.source;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** Converts a field of a text file to the type that {@code types} of the source declares. */
final class RawType {
  /** 1234,5 and 1.234,5; in groups of another length, the point may be a decimal point. */
  private static final String COMMA_NUMBER = "^[+-]?([0-9]+|[0-9]{1,3}([.][0-9]{3})+)(,[0-9]+)?$";

  private RawType() {}

  /** What is wrong with the name of a type; empty if Spark knows it. */
  static Optional<String> problem(String type) {
    try {
      return Optional.of(DataType.fromDDL(type)).flatMap(known -> Optional.empty());
    } catch (Exception e) {
      return Optional.of(type + " is no type, such as int, decimal(12,2) or date");
    }
  }

  /** The field in its type; null where it does not fit. Times are read by {@code instants}. */
  static Column of(Column text, String type, boolean decimalComma, Instants instants) {
    DataType known = DataType.fromDDL(type);
    if (known instanceof TimestampType) {
      return instants.of(text, DataTypes.StringType);
    }
    if (known instanceof TimestampNTZType) {
      return instants.local(text);
    }
    return (decimalComma && known instanceof NumericType ? pointed(text) : text).try_cast(known);
  }

  /** A number with a decimal comma, rewritten with a point; null if it is not a number. */
  private static Column pointed(Column text) {
    Column ungrouped = replace(text, lit("."), lit(""));
    return when(text.rlike(COMMA_NUMBER), replace(ungrouped, lit(","), lit(".")));
  }
}
