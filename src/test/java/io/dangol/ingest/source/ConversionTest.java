package io.dangol.ingest.source;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

class ConversionTest {
  private static final Conversion CONVERSION =
      conversion(new Instants(ZoneOffset.UTC, Optional.empty()));
  private static final Target ID = new Target("id", "id", Target.ValueType.TEXT, false);
  private static final Target DAY = new Target("day", "day", Target.ValueType.DATE, false);

  /** From 2^53 on, or 2^24, two ids would become one. */
  @Test
  void anIdInFloatingPointIsTakenWholeOrNotAtAll() {
    Dataset<Row> given =
        rows(
            "d double, f float, n decimal(20,3)",
            """
            {d: 17850.0, f: 17850.0, n: 17850.000}
            {d: 1.0E10, f: 1.0E7, n: 12345678901234567}
            {d: 9007199254740991, f: 16777215, n: -7}
            {d: 9007199254740992, f: 16777216, n: 0.1}
            {d: 0.5, f: 0.5, n: 7.500}
            """);

    assertThat(given.select(each(given, (type, value) -> CONVERSION.of(ID, value, type))))
        .hasRows(
            """
            {d: "17850", f: "17850", n: "17850"}
            {d: "10000000000", f: "10000000", n: "12345678901234567"}
            {d: "9007199254740991", f: "16777215", n: "-7"}
            {d: null, f: null, n: null}
            {d: null, f: null, n: null}
            """);
  }

  @Test
  void anAccountIsTheSameWithAndWithoutAFractionOfNothing() {
    Dataset<Row> given =
        rows(
            "who string", "{who: \"17850.0\"}\n{who: \"17850\"}\n{who: \"v1.0\"}\n{who: \"1.05\"}");
    Target account = new Target("account-id", "who", Target.ValueType.ACCOUNT, false);

    assertThat(given.select(each(given, (type, value) -> CONVERSION.of(account, value, type))))
        .hasRows("{who: \"17850\"}\n{who: \"17850\"}\n{who: \"v1.0\"}\n{who: \"1.05\"}");
  }

  @Test
  void aNumberAsATextIsWrittenAsPeopleWriteIt() {
    Dataset<Row> given =
        rows(
            "d double, f float, n decimal(20,3)",
            """
            {d: 17850.0, f: 17850.0, n: 17850.000}
            {d: 1.0E10, f: 1.0E7, n: 0.100}
            {d: 0.00012, f: 0.5, n: 7.500}
            """);

    assertThat(given.select(each(given, (type, value) -> CONVERSION.text(value, type))))
        .hasRows(
            """
            {d: "17850", f: "17850", n: "17850"}
            {d: "10000000000", f: "10000000", n: "0.1"}
            {d: "0.00012", f: "0.5", n: "7.5"}
            """);
  }

  @Test
  void numbersAreDaysOfASpreadsheetOnlyWhereTheSourceSaysSo() {
    Conversion spreadsheet =
        conversion(new Instants(ZoneOffset.UTC, Optional.of(Instants.SPREADSHEET_DAYS)));
    Dataset<Row> given =
        rows(
            "t string, n int, d double",
            """
            {t: "29221", n: 29221, d: 29221.75}
            {t: "29221.75", n: 0, d: 0.0}
            {t: "1980-01-01", n: -1, d: -0.5}
            {t: "300000", n: 300000, d: 1.0E300}
            {t: "some day", n: null, d: null}
            """);

    assertThat(given.select(each(given, (type, value) -> spreadsheet.of(DAY, value, type))))
        .hasRows(
            """
            {t: "1980-01-01", n: "1980-01-01", d: "1980-01-01"}
            {t: "1980-01-01", n: "1899-12-30", d: "1899-12-30"}
            {t: "1980-01-01", n: null, d: null}
            {t: null, n: null, d: null}
            {t: null, n: null, d: null}
            """);
    assertThat(given.select(CONVERSION.of(DAY, col("t"), DataTypes.StringType).as("t")))
        .hasRows(
            """
            {t: null}
            {t: null}
            {t: "1980-01-01"}
            {t: null}
            {t: null}
            """);
    assertThat(spreadsheet.problem(DAY, DataTypes.IntegerType)).isEmpty();
    assertThat(CONVERSION.problem(DAY, DataTypes.IntegerType)).isPresent();
  }

  @Test
  void aDateThatNobodyMeansIsNone() {
    Dataset<Row> given =
        rows(
            "t string, d date, at timestamp",
            """
            {t: "1799-12-31", d: "1799-12-31", at: "1799-12-31T12:00:00Z"}
            {t: "1800-01-01", d: "1800-01-01", at: "1800-01-01T12:00:00Z"}
            {t: "9999-12-31", d: "9999-12-31", at: "9999-12-31T12:00:00Z"}
            {t: "29221-01-01", d: "1799-12-31", at: "1799-12-31T12:00:00Z"}
            """);

    assertThat(given.select(each(given, (type, value) -> CONVERSION.of(DAY, value, type))))
        .hasRows(
            """
            {t: null, d: null, at: null}
            {t: "1800-01-01", d: "1800-01-01", at: "1800-01-01"}
            {t: "9999-12-31", d: "9999-12-31", at: "9999-12-31"}
            {t: null, d: null, at: null}
            """);
  }

  private static Conversion conversion(Instants instants) {
    return new Conversion(instants, Map.of(), new ConsentWords(Set.of()));
  }

  private static Column[] each(Dataset<Row> given, BiFunction<DataType, Column, Column> converted) {
    return Stream.of(given.schema().fields())
        .map(field -> converted.apply(field.dataType(), col(field.name())).as(field.name()))
        .toArray(Column[]::new);
  }
}
