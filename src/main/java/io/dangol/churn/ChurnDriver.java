package io.dangol.churn;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * What can raise a customer's probability, in words that are true of that customer.
 *
 * <p>Features that move together belong to one driver, whose part is the sum of theirs: a single
 * coefficient of two alike says little. The words are used only where they are borne out by the
 * customer's own value, or by its place among the others.
 *
 * @param isBorneOut whether the words are true of the customer of the row
 * @param features each feature is in exactly one driver
 */
record ChurnDriver(String words, Column isBorneOut, List<ChurnFeature> features) {

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

  /** Log-odds that the driver adds to those of the mean customer. */
  Column part(LogisticModel model) {
    return features.stream()
        .map(model::contribution)
        .reduce(Column::plus)
        .orElseThrow(IllegalStateException::new);
  }

  /** Borne out where each feature is below the mean of the population. */
  private static ChurnDriver few(String words, ChurnFeature... features) {
    Column isBorneOut =
        List.of(features).stream()
            .map(feature -> feature.standardised().lt(0))
            .reduce(Column::and)
            .orElseThrow(IllegalStateException::new);
    return new ChurnDriver(words, isBorneOut, List.of(features));
  }
}
