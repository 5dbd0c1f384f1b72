package io.dangol.churn;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;

/**
 * What makes a customer likelier to leave or to stay than the mean customer.
 *
 * <p>Correlated features belong to one driver, which adds the sum of their contributions: a single
 * coefficient of two correlated features means little. A driver that raises the probability is told
 * as a reason only if the customer's own values confirm its words.
 *
 * @param name in {@code contributions}, in words
 * @param words why the customer may leave
 * @param isTrue whether the words are true of the customer of the row
 * @param features each feature is in exactly one driver
 */
record ChurnDriver(
    String name, String words, Function<FeatureScale, Column> isTrue, List<ChurnFeature> features) {

  private static final Column RECENCY_IS_BEYOND_A_GAP =
      ChurnFeature.LOG_RECENCY_IN_GAPS.raw().gt(lit(StrictMath.log(2)));

  /** In the order that breaks ties. */
  static final List<ChurnDriver> ALL =
      List.of(
          new ChurnDriver(
              "time since the last active day",
              "quiet for longer than usual",
              scale -> RECENCY_IS_BEYOND_A_GAP,
              List.of(ChurnFeature.LOG_RECENCY, ChurnFeature.LOG_RECENCY_IN_GAPS)),
          new ChurnDriver(
              "usual gap",
              "usually long between active days",
              scale -> scale.standardised(ChurnFeature.LOG_GAP).gt(0),
              List.of(ChurnFeature.LOG_GAP)),
          few("active days so far", "active on few days so far", ChurnFeature.LOG_DAYS),
          few(
              "active days lately",
              "active on few days lately",
              ChurnFeature.LOG_DAYS_LATELY,
              ChurnFeature.LOG_DAYS_IN_WINDOW),
          few("spending lately", "spent little lately", ChurnFeature.LOG_SPENT),
          few("actions so far", "did little so far", ChurnFeature.LOG_ACTIONS),
          few(
              "actions on the last active day",
              "little on the last active day",
              ChurnFeature.LOG_LAST_ACTIONS),
          few("visits lately", "few visits lately", ChurnFeature.LOG_VISITS));

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

  /** A driver that is true if each feature is below the mean of the examples. */
  private static ChurnDriver few(String name, String words, ChurnFeature... features) {
    List<ChurnFeature> all = List.of(features);
    return new ChurnDriver(
        name,
        words,
        scale ->
            all.stream()
                .map(feature -> scale.standardised(feature).lt(0))
                .reduce(Column::and)
                .orElseThrow(IllegalStateException::new),
        all);
  }
}
