package io.dangol.churn;

import static io.dangol.churn.ChurnFeatures.CUT_ON;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Standardises features: each minus its mean, over its standard deviation within a cut-off, among
 * the examples that a model learned from.
 *
 * <p>Customers are scored by their distance from one mean of all cut-offs. If each cut-off had its
 * own, a season in which everybody is more active would look like any other. Coefficients are
 * learned from the distance to the mean of the own cut-off, so that they say how customers differ
 * and not how cut-offs do, of which there are few. Values are limited to five standard deviations;
 * a feature that is the same in all examples of a cut-off is 0.
 */
record FeatureScale(Map<ChurnFeature, Moments> moments) {

  /** The largest absolute value of a standardised feature. */
  static final double FURTHEST = 5;

  private static final double SMALLEST_DEVIATION = 1e-4;
  private static final DataType EXACT = DataTypes.createDecimalType(20, 9);
  private static final DataType EXACT_SUM = DataTypes.createDecimalType(38, 9);

  /**
   * Of a feature.
   *
   * @param mean over all examples
   * @param deviation within cut-offs
   * @param byCutOff the mean of each cut-off
   */
  record Moments(double mean, double deviation, SortedMap<LocalDate, Double> byCutOff) {
    Moments {
      byCutOff = Collections.unmodifiableSortedMap(new TreeMap<>(byCutOff));
    }
  }

  FeatureScale {
    Map<ChurnFeature, Moments> copy = new EnumMap<>(ChurnFeature.class);
    copy.putAll(moments);
    moments = Collections.unmodifiableMap(copy);
  }

  /** The scale of all features among some examples, at least one. Sums are exact. One action. */
  static FeatureScale of(Dataset<Row> examples) {
    List<Column> sums = new ArrayList<>(List.of(count(lit(1))));
    for (ChurnFeature feature : ChurnFeature.values()) {
      Column value = feature.raw();
      sums.add(exactSum(value));
      sums.add(exactSum(value.multiply(value)));
    }
    List<Row> cutOffs =
        examples
            .groupBy(CUT_ON)
            .agg(sums.get(0), sums.stream().skip(1).toArray(Column[]::new))
            .orderBy(CUT_ON)
            .collectAsList();
    Map<ChurnFeature, Moments> moments = new EnumMap<>(ChurnFeature.class);
    int at = 2;
    for (ChurnFeature feature : ChurnFeature.values()) {
      moments.put(feature, moments(cutOffs, at));
      at += 2;
    }
    return new FeatureScale(moments);
  }

  /** Of rows with the cut-off, the number of examples, and at an index the sum and of squares. */
  private static Moments moments(List<Row> cutOffs, int at) {
    long examples = 0;
    double sum = 0;
    double around = 0;
    SortedMap<LocalDate, Double> means = new TreeMap<>();
    for (Row cutOff : cutOffs) {
      double mean = cutOff.getDouble(at) / cutOff.getLong(1);
      means.put(cutOff.getDate(0).toLocalDate(), mean);
      examples += cutOff.getLong(1);
      sum += cutOff.getDouble(at);
      around += cutOff.getDouble(at + 1) - mean * cutOff.getDouble(at);
    }
    return new Moments(sum / examples, Math.sqrt(Math.max(0, around / examples)), means);
  }

  /** A decimal sum, so that the order of rows does not matter. */
  private static Column exactSum(Column value) {
    return sum(value.cast(EXACT)).cast(EXACT_SUM).cast("double");
  }

  /** The value in standard deviations from the mean over all examples. */
  Column standardised(ChurnFeature feature) {
    Moments of = moments.get(feature);
    return of == null ? lit(0.0) : limited(feature, lit(of.mean), of.deviation);
  }

  /** The value of an example in standard deviations from the mean of its cut-off. */
  Column within(ChurnFeature feature) {
    Moments of = moments.get(feature);
    if (of == null) {
      return lit(0.0);
    }
    Column mean = lit(of.mean);
    for (Map.Entry<LocalDate, Double> cutOff : of.byCutOff.entrySet()) {
      mean = when(CUT_ON.equalTo(lit(cutOff.getKey())), cutOff.getValue()).otherwise(mean);
    }
    return limited(feature, mean, of.deviation);
  }

  private static Column limited(ChurnFeature feature, Column mean, double deviation) {
    if (deviation <= SMALLEST_DEVIATION) {
      return lit(0.0);
    }
    Column distance = feature.raw().minus(mean).divide(lit(deviation));
    return greatest(lit(-FURTHEST), least(lit(FURTHEST), distance));
  }
}
