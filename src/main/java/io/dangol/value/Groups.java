package io.dangol.value;

import static io.dangol.value.Buyers.AGE;
import static io.dangol.value.Buyers.NET;
import static io.dangol.value.Buyers.PAID_DAYS;
import static io.dangol.value.Buyers.PURCHASES_AFTER;
import static io.dangol.value.Buyers.RECENCY;
import static io.dangol.value.Buyers.REPEATS;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.ln;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.round;

import io.dangol.value.Counted.Group;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Brings what models are fitted to from Spark to the driver, in grouped form: its size is bounded
 * by the length of the log, not by the number of customers. Each function runs one action.
 */
final class Groups {

  static final double DAYS_OF_WEEK = 7;

  /** Width of a group of mean spends, as a logarithm: nothing against the spread of purchases. */
  private static final double SPEND_STEP = 0.01;

  private Groups() {}

  static Counted<History> histories(Dataset<Row> buyers) {
    return counted(buyers, row -> history(row), REPEATS, RECENCY, AGE);
  }

  /** What customers did after their histories. */
  static Counted<Outcome> outcomes(Dataset<Row> buyers) {
    return counted(
        buyers,
        row -> new Outcome(history(row), row.getInt(3)),
        REPEATS,
        RECENCY,
        AGE,
        PURCHASES_AFTER);
  }

  /** Customers who have spent anything, net of refunds. */
  static Counted<Spend> spends(Dataset<Row> buyers) {
    Column mean = NET.cast("double").divide(PAID_DAYS);
    return counted(
        buyers.where(PAID_DAYS.gt(0).and(NET.gt(0))),
        row -> new Spend(row.getInt(0), Math.exp(row.getInt(1) * SPEND_STEP)),
        PAID_DAYS,
        round(ln(mean).divide(SPEND_STEP)).cast("int"));
  }

  /** The currencies of all amounts; of several, two. */
  static Set<String> currencies(Dataset<Row> buyers) {
    Row ends = buyers.agg(min(Buyers.FIRST_CURRENCY), max(Buyers.LAST_CURRENCY)).first();
    return IntStream.range(0, ends.size())
        .filter(i -> !ends.isNullAt(i))
        .mapToObj(ends::getString)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * A history in weeks.
   *
   * @param days repeats, recency and age
   */
  static History history(Row days) {
    int recency = days.getInt(1);
    int age = days.getInt(2);
    return new History(days.getInt(0), (age - recency) / DAYS_OF_WEEK, age / DAYS_OF_WEEK);
  }

  private static <T extends Comparable<T>> Counted<T> counted(
      Dataset<Row> buyers, Function<Row, T> value, Column... by) {
    List<Row> rows = buyers.groupBy(by).agg(count(lit(1)).as("customers")).collectAsList();
    return new Counted<>(
        rows.stream()
            .map(row -> new Group<>(value.apply(row), row.<Long>getAs("customers")))
            .toList());
  }
}
