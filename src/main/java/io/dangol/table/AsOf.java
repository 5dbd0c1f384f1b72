package io.dangol.table;

import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The as-of date of rows: the one place where it is written and compared. */
public final class AsOf {

  private AsOf() {}

  /** Whether a row is of the date. */
  public static Column is(LocalDate date) {
    return Columns.AS_OF_ON.col().equalTo(lit(Date.valueOf(date)));
  }

  /** Whether a row is of an earlier date, by at most so many days. */
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
