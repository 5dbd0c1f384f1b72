package io.dangol.churn;

import static io.dangol.testing.Rows.rows;
import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.Run;
import io.dangol.learn.AbsenceModel;
import io.dangol.learn.AbsenceModel.Fitted;
import io.dangol.learn.AbsenceModel.Unfitted;
import io.dangol.testing.Hocon;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Settings, events and models of the churn tests. */
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

  static final LocalDate AS_OF = LocalDate.parse("2011-12-09");

  /** Never has enough to learn from. */
  static final AbsenceModel NEVER = (days, asOf, horizon) -> new Unfitted("too few");

  /** The probability is .9 over the number of days so far. */
  static final AbsenceModel BY_DAYS =
      (days, asOf, horizon) ->
          new Fitted(
              days.where(col("day").leq(lit(asOf)))
                  .groupBy("customer_id")
                  .agg(lit(0.9).divide(count(lit(1))).as("absence_probability")),
              Map.of("model", "by-days to " + horizon));

  private ChurnFixtures() {}

  static Dataset<Row> events(String lines) {
    return rows(
        "customer_id bigint, event_type string, occurred_at timestamp, amount decimal(18,2)",
        lines);
  }

  static Run runOn(LocalDate asOf) {
    return new Run("test", asOf, ZoneOffset.UTC, 7);
  }

  /** Thirty customers who buy every 20 days, thirty who buy one to three times in a year. */
  static Dataset<Row> shop() {
    StringBuilder lines = new StringBuilder();
    LocalDate first = LocalDate.parse("2011-01-01");
    for (int customer = 1; customer <= 30; customer++) {
      for (int day = customer % 20; !first.plusDays(day).isAfter(AS_OF); day += 20) {
        lines.append(purchase(customer, first.plusDays(day), 20 + customer));
      }
    }
    for (int customer = 31; customer <= 60; customer++) {
      for (int i = 0; i <= customer % 3; i++) {
        int day = (customer * 37 + i * (customer + 61)) % 330;
        lines.append(purchase(customer, first.plusDays(day), customer % 7 + 1));
      }
    }
    return events(lines.toString());
  }

  private static String purchase(int customer, LocalDate day, int amount) {
    return "{customer_id: %s, event_type: \"purchase\", occurred_at: \"%sT10:00:00Z\", amount: %s}%n"
        .formatted(customer, day, amount);
  }
}
