package io.dangol.churn;

import static io.dangol.testing.Rows.rows;

import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the tests of churn share. */
final class ChurnFixtures {

  static final ChurnSettings SETTINGS =
      new ChurnSettings(
          List.of("purchase"),
          List.of("view"),
          180,
          OptionalInt.of(90),
          4,
          31,
          60,
          2,
          0.01,
          2.0,
          3,
          0.1);

  private ChurnFixtures() {}

  static Dataset<Row> events(String lines) {
    return rows(
        "customer_id bigint, event_type string, occurred_at timestamp, amount decimal(18,2)",
        lines);
  }
}
