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
 * @param scale of the features
 * @param intercept log-odds of churn of a customer with the mean of every feature
 * @param coefficients log-odds added per standard deviation, by feature
 */
record LogisticModel(FeatureScale scale, double intercept, Map<ChurnFeature, Double> coefficients) {

  LogisticModel {
    Map<ChurnFeature, Double> copy = new EnumMap<>(ChurnFeature.class);
    copy.putAll(coefficients);
    coefficients = Collections.unmodifiableMap(copy);
  }

  /** The same model, with log-odds that are higher by so much for everybody. */
  LogisticModel raised(double logOdds) {
    return new LogisticModel(scale, intercept + logOdds, coefficients);
  }

  /** Log-odds of churn of a row with features. */
  Column logOdds() {
    Column logOdds = lit(intercept);
    for (ChurnFeature feature : coefficients.keySet()) {
      logOdds = logOdds.plus(contribution(feature));
    }
    return logOdds;
  }

  /** Probability of churn of a row with features. */
  Column probability() {
    return lit(1.0).divide(lit(1.0).plus(exp(negate(logOdds()))));
  }

  /** Log-odds that a feature adds, compared with the mean customer; 0 if it is not in the model. */
  Column contribution(ChurnFeature feature) {
    return lit(coefficients.getOrDefault(feature, 0.0)).multiply(scale.standardised(feature));
  }
}
