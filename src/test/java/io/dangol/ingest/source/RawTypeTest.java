package io.dangol.ingest.source;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class RawTypeTest {

  private static final Instants BERLIN =
      new Instants(java.time.ZoneId.of("Europe/Berlin"), java.util.Optional.empty());

  @Test
  void readsDecimalCommasAndRefusesWhatMayBeADecimalPoint() {
    Dataset<Row> fields =
        rows(
            "id int, text string",
            """
            {id: 1, text: "16,57"}
            {id: 2, text: "-1.234,5"}
            {id: 3, text: "12.34"}
            {id: 4, text: "1,234.5"}
            {id: 5, text: "7"}
            """);

    assertThat(
            fields.select(
                col("id"), RawType.of(col("text"), "decimal(18,2)", true, BERLIN).as("number")))
        .hasRows(
            """
            {id: 1, number: 16.57}
            {id: 2, number: -1234.50}
            {id: 3, number: null}
            {id: 4, number: null}
            {id: 5, number: 7.00}
            """);
  }

  @Test
  void knowsTheTypesOfSpark() {
    org.assertj.core.api.Assertions.assertThat(RawType.problem("decimal(12,2)")).isEmpty();
    org.assertj.core.api.Assertions.assertThat(RawType.problem("integr"))
        .hasValue("integr is no type, such as int, decimal(12,2) or date");
  }
}
