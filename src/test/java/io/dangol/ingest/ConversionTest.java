package io.dangol.ingest;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.apache.spark.sql.functions.col;

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
import org.junit.jupiter.api.Test;

class ConversionTest {
  private static final Conversion CONVERSION =
      new Conversion(
          new Instants(ZoneOffset.UTC, Optional.empty()), Map.of(), new ConsentWords(Set.of()));
  private static final Target ID = new Target("id", "id", Target.ValueType.TEXT, false);

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

  private static Column[] each(Dataset<Row> given, BiFunction<DataType, Column, Column> converted) {
    return Stream.of(given.schema().fields())
        .map(field -> converted.apply(field.dataType(), col(field.name())).as(field.name()))
        .toArray(Column[]::new);
  }
}
