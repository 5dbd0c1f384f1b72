package io.dangol.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.learn.Metric;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class JourneyMetricsTest {
  private static final LocalDate AS_OF = LocalDate.parse("2020-03-10");

  @Test
  void aRowOfTheMatrixHasCountsAndTheirSharesOfAllWhoHadTheStageBefore() {
    List<Metric> metrics =
        JourneyMetrics.of(
            List.of(
                change("2020-02", "regular", "regular", 6),
                change("2020-02", "regular", "at_risk", 2),
                change("2020-02", "", "visitor", 5),
                change("2020-03", "regular", "lapsed", 9)),
            AS_OF);

    assertThat(metrics)
        .containsExactly(
            metric("regular", "2020-02 share: regular", 0.75, 8, FEBRUARY),
            metric("regular", "2020-02 customers: regular", 6, 8, FEBRUARY),
            metric("regular", "2020-02 share: at_risk", 0.25, 8, FEBRUARY),
            metric("regular", "2020-02 customers: at_risk", 2, 8, FEBRUARY),
            metric("new", "2020-02 share: visitor", 1, 5, FEBRUARY),
            metric("new", "2020-02 customers: visitor", 5, 5, FEBRUARY),
            metric("regular", "2020-03 share: lapsed", 1, 9, MARCH),
            metric("regular", "2020-03 customers: lapsed", 9, 9, MARCH));
  }

  private static final String FEBRUARY = "from the end of 2020-01-31 to the end of 2020-02-29";

  /** The month of the date ends with the date. */
  private static final String MARCH = "from the end of 2020-02-29 to the end of 2020-03-10";

  private static Row change(String month, String from, String to, long customers) {
    return RowFactory.create(month, from, to, customers);
  }

  private static Metric metric(
      String model, String name, double value, long customers, String detail) {
    return new Metric(model, "journey", name, value, customers, detail);
  }
}
