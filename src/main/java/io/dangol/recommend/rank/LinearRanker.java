package io.dangol.recommend.rank;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Orders the items that a customer never took, by a learned sum of features.
 *
 * @param coefficients by feature; one that is missing is 0
 */
public record LinearRanker(Map<RankerFeature, Double> coefficients) implements Serializable {

  /** No order was learned. */
  public static final LinearRanker NONE = new LinearRanker(Map.of());

  private static final String FEATURE = "feature ";

  public LinearRanker {
    Map<RankerFeature, Double> copy = new EnumMap<>(RankerFeature.class);
    copy.putAll(coefficients);
    coefficients = Collections.unmodifiableMap(copy);
  }

  /** Whether an order was learned. */
  boolean isLearned() {
    return !coefficients.isEmpty();
  }

  /** The score of an item for the customer whom the evidence is prepared for; it has no unit. */
  double score(Evidence evidence, Blend blend, int item) {
    double score = 0;
    for (Map.Entry<RankerFeature, Double> term : coefficients.entrySet()) {
      score += term.getValue() * term.getKey().of(evidence, blend, item);
    }
    return score;
  }

  /** The coefficients as {@code ops.models} keeps them. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new TreeMap<>();
    coefficients.forEach(
        (feature, coefficient) ->
            parameters.put(FEATURE + feature.word(), String.valueOf(coefficient)));
    return parameters;
  }

  /** What {@link #parameters} gave; other parameters are left out. */
  static LinearRanker of(Map<String, String> parameters) {
    Map<RankerFeature, Double> coefficients = new EnumMap<>(RankerFeature.class);
    for (RankerFeature feature : RankerFeature.values()) {
      String text = parameters.get(FEATURE + feature.word());
      if (text != null) {
        coefficients.put(feature, Double.valueOf(text));
      }
    }
    return new LinearRanker(coefficients);
  }
}
