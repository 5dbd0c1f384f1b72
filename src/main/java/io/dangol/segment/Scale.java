package io.dangol.segment;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Makes habits comparable: each value becomes {@code (log(1 + x) - mean) / standard deviation} over
 * all customers; a negative value counts as 0.
 *
 * @param axes the features of a point; a feature that is the same for all customers is left out
 */
record Scale(List<Axis> axes) {

  /** One dimension of a point; mean and deviation are those of {@code log(1 + x)}. */
  record Axis(Feature feature, double mean, double deviation) {
    Column standardised() {
      Column micros = micros(feature).cast("double");
      return round(micros.divide(MILLION).minus(mean).divide(deviation), DECIMALS);
    }
  }

  private static final double MILLION = 1e6;
  private static final int DECIMALS = 6;

  Scale {
    axes = List.copyOf(axes);
  }

  /** Runs one action; sums are whole millionths, so the order of customers does not matter. */
  static Scale of(Dataset<Row> habits, List<Feature> features, long customers) {
    List<Column> sums = new ArrayList<>();
    for (Feature feature : features) {
      Column micros = micros(feature).cast("decimal(19, 0)");
      sums.add(sum(micros));
      sums.add(sum(micros.multiply(micros).cast("decimal(28, 0)")));
    }
    Row found = habits.select(sums.toArray(Column[]::new)).first();
    List<Axis> axes = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      BigDecimal total = found.getDecimal(2 * i);
      double mean = total.doubleValue() / customers / MILLION;
      // Variance from whole numbers: (n * sum of squares - sum^2) / n^2.
      BigDecimal scaled =
          found
              .getDecimal(2 * i + 1)
              .multiply(BigDecimal.valueOf(customers))
              .subtract(total.multiply(total));
      if (scaled.signum() > 0) {
        double deviation = Math.sqrt(scaled.doubleValue()) / customers / MILLION;
        axes.add(new Axis(features.get(i), mean, deviation));
      }
    }
    return new Scale(axes);
  }

  /** A customer as a point: one number per axis. */
  Column point() {
    return array(axes.stream().map(Axis::standardised).toArray(Column[]::new));
  }

  /** A position on the axes in the units of the habits: days, events, money. */
  Map<Feature, Double> inUnits(double[] position) {
    Map<Feature, Double> values = new EnumMap<>(Feature.class);
    for (int i = 0; i < axes.size(); i++) {
      Axis axis = axes.get(i);
      values.put(axis.feature(), Math.expm1(position[i] * axis.deviation() + axis.mean()));
    }
    return values;
  }

  /** The position of values in the units of the habits; empty if they are of other features. */
  Optional<double[]> position(Map<Feature, Double> values) {
    boolean isSame =
        values.size() == axes.size()
            && axes.stream().allMatch(axis -> values.containsKey(axis.feature()));
    return isSame
        ? Optional.of(
            axes.stream()
                .mapToDouble(a -> (Math.log1p(values.get(a.feature())) - a.mean()) / a.deviation())
                .toArray())
        : Optional.empty();
  }

  private static Column micros(Feature feature) {
    Column notNegative = greatest(coalesce(feature.col(), lit(0.0)), lit(0.0));
    return round(log1p(notNegative).multiply(MILLION)).cast("bigint");
  }
}
