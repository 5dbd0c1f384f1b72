package io.dangol.churn;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Standardises features: each minus its mean, over its standard deviation, among the examples that
 * a model learned from.
 *
 * <p>All cut-offs share one mean. If each had its own, a season in which everybody is more active
 * would look like any other. Values are limited to five standard deviations; a feature that is the
 * same in all examples is 0.
 */
record FeatureScale(Map<ChurnFeature, Moments> moments) {

  /** The largest absolute value of a standardised feature. */
  static final double FURTHEST = 5;

  private static final double SMALLEST_DEVIATION = 1e-4;
  private static final DataType EXACT = DataTypes.createDecimalType(20, 9);
  private static final DataType EXACT_SUM = DataTypes.createDecimalType(38, 9);

  /** Mean and standard deviation of a feature. */
  record Moments(double mean, double deviation) {
    static Moments of(double sum, double squares, long count) {
      double mean = sum / count;
      return new Moments(mean, Math.sqrt(Math.max(0, squares / count - mean * mean)));
    }
  }

  FeatureScale {
    Map<ChurnFeature, Moments> copy = new EnumMap<>(ChurnFeature.class);
    copy.putAll(moments);
    moments = Collections.unmodifiableMap(copy);
  }

  /** The scale of all features among some examples, at least one. Sums are exact. One action. */
  static FeatureScale of(Dataset<Row> examples) {
    List<Column> sums = new ArrayList<>();
    for (ChurnFeature feature : ChurnFeature.values()) {
      Column value = feature.raw();
      sums.add(exactSum(value));
      sums.add(exactSum(value.multiply(value)));
    }
    Row row = examples.agg(count(lit(1)), sums.toArray(Column[]::new)).first();
    Map<ChurnFeature, Moments> moments = new EnumMap<>(ChurnFeature.class);
    int at = 1;
    for (ChurnFeature feature : ChurnFeature.values()) {
      moments.put(feature, Moments.of(row.getDouble(at), row.getDouble(at + 1), row.getLong(0)));
      at += 2;
    }
    return new FeatureScale(moments);
  }

  /** A decimal sum, so that the order of rows does not matter. */
  private static Column exactSum(Column value) {
    return sum(value.cast(EXACT)).cast(EXACT_SUM).cast("double");
  }

  /** The value in standard deviations from the mean. */
  Column standardised(ChurnFeature feature) {
    Moments of = moments.get(feature);
    if (of == null || of.deviation <= SMALLEST_DEVIATION) {
      return lit(0.0);
    }
    Column distance = feature.raw().minus(lit(of.mean)).divide(lit(of.deviation));
    return greatest(lit(-FURTHEST), least(lit(FURTHEST), distance));
  }
}
