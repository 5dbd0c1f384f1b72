package io.dangol.churn;

import static io.dangol.testing.Rows.rows;
import static java.util.stream.Collectors.joining;

import io.dangol.testing.Hocon;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Settings and events of the churn tests. */
final class ChurnFixtures {

  static final ChurnSettings SETTINGS =
      Hocon.settings(
          "churn",
          """
          activity-types = [purchase], visit-types = [view]
          active-window = 180d, horizon = 90d
          cut-offs = 4, cut-off-spacing = 31d, min-history = 60d, min-per-class = 2
          regularization = 0.01, band-odds = 2, max-drivers = 3, min-driver-log-odds = 0.1
          """,
          ChurnSettings::read);

  /** A column for each feature. */
  static final String FEATURES =
      Arrays.stream(ChurnFeature.values())
          .map(feature -> feature.rawName() + " double")
          .collect(joining(", "));

  private ChurnFixtures() {}

  static Dataset<Row> events(String lines) {
    return rows(
        "customer_id bigint, event_type string, occurred_at timestamp, amount decimal(18,2)",
        lines);
  }
}
