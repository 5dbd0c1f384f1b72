package io.dangol.value;

import static io.dangol.testing.Rows.rows;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.dangol.table.Columns;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Settings and events of the tests of values. */
final class ValueFixtures {

  static final LocalDate FIRST_DAY = LocalDate.parse("2025-01-01");
  static final LocalDate AS_OF = LocalDate.parse("2025-12-31");

  static final ValueSettings SETTINGS =
      new ValueSettings(List.of("purchase"), List.of("refund"), 20, 90);

  private ValueFixtures() {}

  static Dataset<Row> events(String lines) {
    return rows(
            "customer_id bigint, event_type string, occurred_at timestamp, amount decimal(18,2)",
            lines)
        .withColumn("currency", when(Columns.AMOUNT.col().isNotNull(), lit("EUR")));
  }

  /**
   * A year of customers who begin on any day; every second one may leave after each purchase.
   *
   * @param customers numbered from 1
   * @param dropout the probability of that
   */
  static Dataset<Row> shop(int customers, double dropout) {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder lines = new StringBuilder();
    for (int customer = 1; customer <= customers; customer++) {
      double gap = 10 + 50 * random.nextDouble();
      double usual = 5 + 40 * random.nextDouble();
      double day = random.nextInt(300);
      while (day < 365) {
        double amount = usual * (0.5 + random.nextDouble());
        lines.append(purchase(customer, FIRST_DAY.plusDays((long) day), amount));
        day =
            customer % 2 == 0 && random.nextDouble() < dropout
                ? Double.POSITIVE_INFINITY
                : day + 1 - gap * Math.log1p(-random.nextDouble());
      }
    }
    return events(lines.toString());
  }

  private static String purchase(int customer, LocalDate day, double amount) {
    return "{customer_id: %s, event_type: \"purchase\", occurred_at: \"%sT10:00:00Z\", amount: %s}%n"
        .formatted(customer, day, Math.round(amount * 100) / 100.0);
  }
}
