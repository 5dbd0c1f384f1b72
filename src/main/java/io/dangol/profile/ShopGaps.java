package io.dangol.profile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The mean gap between purchase days of all customers, as it was known at the end of each day.
 *
 * @param first day of the first mean, in days since 1970-01-01
 * @param means in days, one per day from the first on; the last holds from then on
 */
record ShopGaps(int first, List<Double> means) implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final StructType GAP =
      new StructType()
          .add("day", DataTypes.IntegerType, false)
          .add("gap", DataTypes.IntegerType, false);

  /** Of a shop to which no customer came back. */
  static final ShopGaps NONE = new ShopGaps(0, List.of());

  /**
   * The gaps that ended on a day.
   *
   * @param days their sum
   */
  record Ended(int day, long gaps, long days) {}

  ShopGaps {
    means = List.copyOf(means);
  }

  /**
   * The means of a log. Runs one action, whose rows grow with its days only.
   *
   * @param days one row per customer with the days of purchases in the column {@code bought}
   */
  static ShopGaps of(Dataset<Row> days) {
    return of(
        days
            .select(col("bought"))
            .flatMap(new GapsOfCustomer(), Encoders.row(GAP))
            .groupBy(col("day"))
            .agg(count(lit(1)), sum(col("gap")))
            .collectAsList()
            .stream()
            .map(row -> new Ended(row.getInt(0), row.getLong(1), row.getLong(2)))
            .toList());
  }

  private record GapsOfCustomer() implements FlatMapFunction<Row, Row> {
    @Override
    public Iterator<Row> call(Row customer) {
      List<Integer> bought = customer.getList(0);
      return IntStream.range(1, bought.size())
          .mapToObj(i -> RowFactory.create(bought.get(i), bought.get(i) - bought.get(i - 1)))
          .iterator();
    }
  }

  /** From the gaps of each day on which one ended, in any order. */
  static ShopGaps of(List<Ended> ended) {
    List<Ended> ascending = ended.stream().sorted(Comparator.comparingInt(Ended::day)).toList();
    if (ascending.isEmpty()) {
      return NONE;
    }
    int first = ascending.get(0).day();
    Double[] means = new Double[ascending.get(ascending.size() - 1).day() - first + 1];
    long gaps = 0;
    long days = 0;
    int at = 0;
    for (int i = 0; i < means.length; i++) {
      if (ascending.get(at).day() == first + i) {
        gaps += ascending.get(at).gaps();
        days += ascending.get(at++).days();
      }
      means[i] = (double) days / gaps;
    }
    return new ShopGaps(first, List.of(means));
  }

  /** The mean at the end of a day; infinite while no customer had come back. */
  double at(int day) {
    return day < first || means.isEmpty()
        ? Double.POSITIVE_INFINITY
        : means.get(Math.min(day - first, means.size() - 1));
  }
}
