package io.dangol.table;

import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The one place where the as-of date of rows is written and compared. */
public final class AsOf {

  private AsOf() {}

  /** Whether a row is of the date. */
  public static Column is(LocalDate date) {
    return Columns.AS_OF_ON.col().equalTo(lit(Date.valueOf(date)));
  }

  /** Whether a row is of one of the dates. */
  public static Column isOneOf(List<LocalDate> dates) {
    return Columns.AS_OF_ON.col().isInCollection(dates.stream().map(Date::valueOf).toList());
  }

  /** Whether a row is of an earlier date, at most {@code maxDays} before this one. */
  public static Column isBefore(LocalDate date, int maxDays) {
    Column asOf = Columns.AS_OF_ON.col();
    return asOf.lt(lit(Date.valueOf(date)))
        .and(asOf.geq(lit(Date.valueOf(date.minusDays(maxDays)))));
  }

  /** The rows with the date, whatever date they had. */
  public static Dataset<Row> stamped(Dataset<Row> rows, LocalDate date) {
    return rows.withColumn(Columns.AS_OF_ON.name(), lit(Date.valueOf(date)));
  }

  /** The date of a row. */
  public static LocalDate of(Row row) {
    return row.<Date>getAs(Columns.AS_OF_ON.name()).toLocalDate();
  }
}
