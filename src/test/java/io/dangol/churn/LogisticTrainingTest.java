package io.dangol.churn;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class LogisticTrainingTest {

  private static final List<ChurnFeature> DAYS = List.of(ChurnFeature.LOG_DAYS);

  @Test
  void aDifferenceBetweenDatesDoesNotMoveTheSlope() {
    // On each date 3 of 4 churn a deviation below the date's mean, 1 of 4 a deviation above it.
    // In autumn everybody was active on more days.
    Dataset<Row> examples = examples(date("2011-03-10", 0, 2) + date("2011-10-10", 5, 7));

    LogisticModel model = fit(examples);

    assertThat(model.coefficients().get(ChurnFeature.LOG_DAYS))
        .isCloseTo(-Math.log(3), within(1e-5));
    assertThat(model.intercept()).isCloseTo(0, within(1e-5));
    assertThat(model.coefficients()).hasSize(1);
  }

  @Test
  void partitionsDoNotChangeABit() {
    Dataset<Row> examples =
        examples(date("2011-03-10", 0, 2) + date("2011-10-10", 1, 9) + date("2011-11-10", 4, 5));

    assertThat(fit(examples.repartition(5))).isEqualTo(fit(examples.coalesce(1)));
  }

  private static LogisticModel fit(Dataset<Row> examples) {
    return LogisticTraining.fit(examples, FeatureScale.of(examples), DAYS, 1e-9);
  }

  /** Four customers with few days of activity, of whom three churned, and four with many. */
  private static String date(String cutOn, int few, int many) {
    return example(cutOn, few, true).repeat(3)
        + example(cutOn, few, false)
        + example(cutOn, many, true)
        + example(cutOn, many, false).repeat(3);
  }

  private static String example(String cutOn, int days, boolean churned) {
    return "{cut_on: \"%s\", log_days: %s, churned: %s}%n".formatted(cutOn, days, churned);
  }

  private static Dataset<Row> examples(String lines) {
    return rows("cut_on date, churned boolean, " + ChurnFixtures.FEATURES, lines).na().fill(0);
  }
}
