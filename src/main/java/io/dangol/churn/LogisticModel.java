package io.dangol.churn;

import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.apache.spark.sql.Column;

/**
 * A fitted logistic regression over standardised features.
 *
 * @param intercept log-odds of churn of a customer with the mean of every feature
 * @param coefficients log-odds added per standard deviation, by feature
 */
record LogisticModel(double intercept, Map<ChurnFeature, Double> coefficients) {

  LogisticModel {
    coefficients = Collections.unmodifiableMap(new EnumMap<>(coefficients));
  }

  /** Probability of churn of a row with standardised features. */
  Column probability() {
    Column logOdds = lit(intercept);
    for (ChurnFeature feature : coefficients.keySet()) {
      logOdds = logOdds.plus(contribution(feature));
    }
    return lit(1.0).divide(lit(1.0).plus(exp(negate(logOdds))));
  }

  /** Log-odds that a feature adds, compared with the mean customer; 0 if it is not in the model. */
  Column contribution(ChurnFeature feature) {
    return lit(coefficients.getOrDefault(feature, 0.0)).multiply(feature.standardised());
  }
}
