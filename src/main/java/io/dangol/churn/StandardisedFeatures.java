package io.dangol.churn;

import static io.dangol.churn.ChurnFeatures.CUT_ON;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Standardises features: each minus its mean, over its standard deviation, in the population of the
 * same cut-off.
 *
 * <p>Each cut-off has its own mean, because the length of the log and the season move everybody's
 * values together. Values are limited to five standard deviations; a feature that is the same for
 * all customers is 0. Sums are decimals, so the order of rows does not matter.
 */
final class StandardisedFeatures {

  /** The largest absolute value of a standardised feature. */
  static final double FURTHEST = 5;

  private static final String CUT_ON_NAME = "cut_on";
  private static final double SMALLEST_DEVIATION = 1e-4;
  private static final DataType EXACT = DataTypes.createDecimalType(20, 9);

  private StandardisedFeatures() {}

  /** The rows with a standardised column for each raw one. */
  static Dataset<Row> withStandardised(Dataset<Row> features) {
    Dataset<Row> result =
        features.join(broadcast(moments(features)), new String[] {CUT_ON_NAME}, "inner");
    for (ChurnFeature feature : ChurnFeature.values()) {
      Column distance = feature.raw().minus(mean(feature)).divide(deviation(feature));
      result =
          result.withColumn(
              feature.standardisedName(),
              when(
                      deviation(feature).gt(SMALLEST_DEVIATION),
                      greatest(lit(-FURTHEST), least(lit(FURTHEST), distance)))
                  .otherwise(0.0));
    }
    for (ChurnFeature feature : ChurnFeature.values()) {
      result = result.drop(meanName(feature), deviationName(feature));
    }
    return result;
  }

  /** One row per cut-off. */
  private static Dataset<Row> moments(Dataset<Row> features) {
    List<Column> sums = new ArrayList<>();
    List<Column> moments = new ArrayList<>(List.of(CUT_ON));
    for (ChurnFeature feature : ChurnFeature.values()) {
      Column value = feature.raw();
      String total = "sum_" + feature.rawName();
      String squares = "squares_" + feature.rawName();
      sums.add(sum(value.cast(EXACT)).cast("double").as(total));
      sums.add(sum(value.multiply(value).cast(EXACT)).cast("double").as(squares));
      Column mean = col(total).divide(col("n"));
      Column variance = col(squares).divide(col("n")).minus(mean.multiply(mean));
      moments.add(mean.as(meanName(feature)));
      moments.add(sqrt(greatest(lit(0.0), variance)).as(deviationName(feature)));
    }
    return features
        .groupBy(CUT_ON)
        .agg(count(lit(1)).as("n"), sums.toArray(Column[]::new))
        .select(moments.toArray(Column[]::new));
  }

  private static Column mean(ChurnFeature feature) {
    return col(meanName(feature));
  }

  private static Column deviation(ChurnFeature feature) {
    return col(deviationName(feature));
  }

  private static String meanName(ChurnFeature feature) {
    return "mean_" + feature.rawName();
  }

  private static String deviationName(ChurnFeature feature) {
    return "deviation_" + feature.rawName();
  }
}
