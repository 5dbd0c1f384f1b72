package io.dangol.churn;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.churn.FeatureScale.Moments;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class FeatureScaleTest {

  @Test
  void allCutOffsShareOneMean() {
    // Two in spring with 1 and 3, two in autumn with 5 and 7: mean 4, deviation the root of 5.
    Dataset<Row> examples =
        examples(
            """
            {cut_on: "2011-03-10", log_days: 1}
            {cut_on: "2011-03-10", log_days: 3}
            {cut_on: "2011-10-10", log_days: 5}
            {cut_on: "2011-10-10", log_days: 7}
            """);

    FeatureScale scale = FeatureScale.of(examples);

    Moments days = scale.moments().get(ChurnFeature.LOG_DAYS);
    assertThat(days.mean()).isEqualTo(4);
    assertThat(days.deviation()).isCloseTo(Math.sqrt(5), within(1e-12));
    assertThat(standardised(scale, examples, ChurnFeature.LOG_DAYS))
        .first()
        .satisfies(z -> assertThat(z).isCloseTo(-3 / Math.sqrt(5), within(1e-12)));
  }

  @Test
  void whatIsTheSameForAllIsZero() {
    Dataset<Row> examples = examples("{log_spent: 2}\n{log_spent: 2}");

    assertThat(standardised(FeatureScale.of(examples), examples, ChurnFeature.LOG_SPENT))
        .containsExactly(0.0, 0.0);
  }

  @Test
  void valuesFarAwayAreLimited() {
    Dataset<Row> customers = examples("{log_spent: 60}\n{log_spent: -60}");
    FeatureScale scale = FeatureScale.of(examples("{log_spent: 1}\n{log_spent: 3}"));

    assertThat(standardised(scale, customers, ChurnFeature.LOG_SPENT)).containsExactly(5.0, -5.0);
  }

  private static List<Double> standardised(
      FeatureScale scale, Dataset<Row> rows, ChurnFeature feature) {
    return rows.select(scale.standardised(feature)).collectAsList().stream()
        .map(row -> row.getDouble(0))
        .toList();
  }

  private static Dataset<Row> examples(String lines) {
    String features =
        Arrays.stream(ChurnFeature.values())
            .map(feature -> feature.rawName() + " double")
            .collect(Collectors.joining(", "));
    return rows("cut_on date, " + features, lines).na().fill(0);
  }
}
