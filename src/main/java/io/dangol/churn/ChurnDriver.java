package io.dangol.churn;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * A reason for a high probability of churn, in words that are true of the customer.
 *
 * <p>Correlated features belong to one driver, which adds the sum of their contributions: a single
 * coefficient of two correlated features means little. A driver is only named if the customer's own
 * values confirm its words.
 *
 * @param isTrue whether the words are true of the customer of the row
 * @param features each feature is in exactly one driver
 */
record ChurnDriver(String words, Column isTrue, List<ChurnFeature> features) {

  private static final Column RECENCY_IS_BEYOND_A_GAP =
      ChurnFeature.LOG_RECENCY_IN_GAPS.raw().gt(lit(StrictMath.log(2)));

  /** In the order that breaks ties. */
  static final List<ChurnDriver> ALL =
      List.of(
          new ChurnDriver(
              "quiet for longer than usual",
              RECENCY_IS_BEYOND_A_GAP,
              List.of(ChurnFeature.LOG_RECENCY, ChurnFeature.LOG_RECENCY_IN_GAPS)),
          new ChurnDriver(
              "usually long between active days",
              ChurnFeature.LOG_GAP.standardised().gt(0),
              List.of(ChurnFeature.LOG_GAP)),
          few("active on few days so far", ChurnFeature.LOG_DAYS),
          few(
              "active on few days lately",
              ChurnFeature.LOG_DAYS_LATELY,
              ChurnFeature.LOG_DAYS_IN_WINDOW),
          few("spent little lately", ChurnFeature.LOG_SPENT),
          few("did little so far", ChurnFeature.LOG_ACTIONS),
          few("little on the last active day", ChurnFeature.LOG_LAST_ACTIONS),
          few("few visits lately", ChurnFeature.LOG_VISITS));

  ChurnDriver {
    features = List.copyOf(features);
  }

  /** Log-odds that the driver adds, compared with the mean customer. */
  Column contribution(LogisticModel model) {
    return features.stream()
        .map(model::contribution)
        .reduce(Column::plus)
        .orElseThrow(IllegalStateException::new);
  }

  /** A driver that is true if each feature is below the mean of the population. */
  private static ChurnDriver few(String words, ChurnFeature... features) {
    Column isTrue =
        List.of(features).stream()
            .map(feature -> feature.standardised().lt(0))
            .reduce(Column::and)
            .orElseThrow(IllegalStateException::new);
    return new ChurnDriver(words, isTrue, List.of(features));
  }
}
