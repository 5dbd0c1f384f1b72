package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.EVENT_COUNTS;
import static io.dangol.table.Columns.FACTORS;
import static io.dangol.table.Columns.IS_UNWELCOME;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.LAST_AT;
import static io.dangol.table.Columns.LAST_PURCHASED_AT;
import static io.dangol.table.Columns.PURCHASES;
import static io.dangol.table.Columns.STRENGTH;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_millis;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Customers with their own items and factors in one row each. */
public final class Shoppers {

  static final String OWN = "own";

  private static final String PURCHASE = "purchase";
  private static final String FREQUENCY = "frequency";

  private Shoppers() {}

  /**
   * One row per customer of {@code interactions}: {@code customer_id}, {@code own} (item, strength,
   * frequency, whether bought, time when last taken, whether unwelcome; by item), {@code factors}
   * (null if unknown). What has no strength left has no frequency either, but its time still bars
   * it.
   *
   * @param customerFactors {@code customer_id}, {@code factors}
   */
  public static Dataset<Row> of(
      Dataset<Row> interactions, Dataset<Row> customerFactors, List<String> targetTypes) {
    return interactions
        .select(
            CUSTOMER_ID.col(),
            struct(
                    ITEM_ID.col(),
                    STRENGTH.col(),
                    when(STRENGTH.col().gt(0), frequency(targetTypes)).otherwise(0L).as(FREQUENCY),
                    LAST_PURCHASED_AT.col().isNotNull(),
                    unix_millis(lastTakenAt(targetTypes)),
                    coalesce(IS_UNWELCOME.col(), lit(false)))
                .as(OWN))
        .groupBy(CUSTOMER_ID.col())
        .agg(sort_array(collect_list(col(OWN))).as(OWN))
        .join(
            customerFactors.select(CUSTOMER_ID.col(), FACTORS.col()),
            new String[] {CUSTOMER_ID.name()},
            "left_outer");
  }

  /** How often the pair met by the target types: baskets for purchases, events for the others. */
  public static Column frequency(List<String> targetTypes) {
    Column sum = lit(0L);
    for (String type : targetTypes) {
      Column events = coalesce(element_at(EVENT_COUNTS.col(), type), lit(0L));
      sum = sum.plus(type.equals(PURCHASE) ? PURCHASES.col() : events);
    }
    return sum;
  }

  /**
   * The last purchase; of a pair that met by other target types only, the last event; null if it
   * never met by one.
   */
  private static Column lastTakenAt(List<String> targetTypes) {
    return coalesce(LAST_PURCHASED_AT.col(), when(frequency(targetTypes).gt(0), LAST_AT.col()));
  }

  /**
   * Reads a row that has {@code customer_id}, {@code own} and {@code factors}, the latter or null.
   */
  public static Shopper shopper(Row row, Catalogue catalogue) {
    int ownAt = row.fieldIndex(OWN);
    List<Row> all = row.isNullAt(ownAt) ? List.of() : row.getList(ownAt);
    List<Row> own = all.stream().filter(o -> catalogue.position(o.getLong(0)) >= 0).toList();
    return new Shopper(
        row.getLong(row.fieldIndex(CUSTOMER_ID.name())),
        own.stream().mapToInt(o -> catalogue.position(o.getLong(0))).toArray(),
        own.stream().mapToDouble(o -> o.getDouble(1)).toArray(),
        own.stream().mapToDouble(o -> o.getLong(2)).toArray(),
        flags(own, 3),
        own.stream().mapToLong(o -> o.isNullAt(4) ? Shopper.NEVER : o.getLong(4)).toArray(),
        flags(own, 5),
        factors(row, row.fieldIndex(FACTORS.name())));
  }

  private static boolean[] flags(List<Row> own, int at) {
    boolean[] flags = new boolean[own.size()];
    IntStream.range(0, flags.length).forEach(i -> flags[i] = own.get(i).getBoolean(at));
    return flags;
  }

  private static float[] factors(Row row, int at) {
    List<Float> values = row.isNullAt(at) ? List.of() : row.getList(at);
    float[] factors = new float[values.size()];
    IntStream.range(0, factors.length).forEach(f -> factors[f] = values.get(f));
    return factors;
  }
}
