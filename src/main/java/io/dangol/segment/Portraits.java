package io.dangol.segment;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.percentile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Computes medians and quartiles of habits.
 *
 * <p>They are exact, so the order of merging does not matter. Memory grows with the distinct values
 * of a group.
 */
final class Portraits {

  private Portraits() {}

  /**
   * A portrait of each group, by the number of the group. Runs one action.
   *
   * @param groups the number of each customer's group
   */
  static Map<Integer, Portrait> of(Dataset<Row> habits, Column groups) {
    Map<Integer, Portrait> portraits = new TreeMap<>();
    habits
        .groupBy(groups.as("group"))
        .agg(
            count(lit(1)).as("customers"),
            Arrays.stream(Feature.values())
                .map(feature -> percentile(feature.col(), lit(0.5)).as(feature.column()))
                .toArray(Column[]::new))
        .collectAsList()
        .forEach(row -> portraits.put(row.getAs("group"), portrait(row)));
    return portraits;
  }

  /** What is usual in the shop, which must have a customer. Runs one action. */
  static SegmentNames.Usual usual(Dataset<Row> habits, boolean buys) {
    Column quarters = array(lit(0.25), lit(0.5), lit(0.75));
    Row found =
        habits
            .select(
                percentile(Feature.RECENCY.col(), quarters),
                percentile(Feature.FREQUENCY.col(), quarters),
                percentile(Feature.MONETARY.col(), quarters))
            .first();
    return new SegmentNames.Usual(
        buys,
        quartiles(found.getList(0)),
        quartiles(found.getList(1)),
        found.isNullAt(2) ? Optional.empty() : Optional.of(quartiles(found.getList(2))));
  }

  private static Portrait portrait(Row row) {
    OptionalDouble monetary =
        row.isNullAt(row.fieldIndex(Feature.MONETARY.column()))
            ? OptionalDouble.empty()
            : OptionalDouble.of(median(row, Feature.MONETARY));
    return new Portrait(
        row.<Long>getAs("customers"),
        median(row, Feature.RECENCY),
        median(row, Feature.FREQUENCY),
        monetary,
        median(row, Feature.DISTINCT_ITEMS),
        median(row, Feature.RECENT_EVENTS));
  }

  private static double median(Row row, Feature feature) {
    return row.<Double>getAs(feature.column());
  }

  private static Quartiles quartiles(List<Double> values) {
    return new Quartiles(values.get(0), values.get(1), values.get(2));
  }
}
