package io.dangol.churn;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class FeatureScaleTest {

  @Test
  void customersAreScoredFromOneMeanAndLearnedFromThatOfTheirCutOff() {
    // Two in spring with 1 and 3, two in autumn with 5 and 7: mean 4; within a cut-off 1 apart.
    Dataset<Row> examples =
        examples(
            """
            {cut_on: "2011-03-10", log_days: 1}
            {cut_on: "2011-03-10", log_days: 3}
            {cut_on: "2011-10-10", log_days: 5}
            {cut_on: "2011-10-10", log_days: 7}
            """);

    FeatureScale scale = FeatureScale.of(examples);

    assertThat(values(examples, scale.standardised(ChurnFeature.LOG_DAYS)))
        .containsExactly(-3.0, -1.0, 1.0, 3.0);
    assertThat(values(examples, scale.within(ChurnFeature.LOG_DAYS)))
        .containsExactly(-1.0, 1.0, -1.0, 1.0);
  }

  @Test
  void whatIsTheSameForAllIsZero() {
    Dataset<Row> examples = examples(of("log_spent", 2, 2));

    assertThat(values(examples, FeatureScale.of(examples).standardised(ChurnFeature.LOG_SPENT)))
        .containsExactly(0.0, 0.0);
  }

  @Test
  void valuesFarAwayAreLimited() {
    Dataset<Row> customers = examples(of("log_spent", 60, -60));
    FeatureScale scale = FeatureScale.of(examples(of("log_spent", 1, 3)));

    assertThat(values(customers, scale.standardised(ChurnFeature.LOG_SPENT)))
        .containsExactly(5.0, -5.0);
  }

  private static List<Double> values(Dataset<Row> rows, Column value) {
    return rows.select(value).collectAsList().stream().map(row -> row.getDouble(0)).toList();
  }

  private static Dataset<Row> examples(String lines) {
    return rows("cut_on date, " + ChurnFixtures.FEATURES, lines).na().fill(0);
  }

  private static String of(String feature, int... values) {
    return IntStream.of(values)
        .mapToObj(value -> "{cut_on: \"2011-03-10\", %s: %s}".formatted(feature, value))
        .collect(Collectors.joining("\n"));
  }
}
