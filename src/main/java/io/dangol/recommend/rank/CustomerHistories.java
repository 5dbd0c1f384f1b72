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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Gathers what ranking knows of each customer, own items and factors, in one row. */
public final class CustomerHistories {

  static final String OWN = "own";

  private static final String PURCHASE = "purchase";
  private static final String FREQUENCY = "frequency";

  private CustomerHistories() {}

  /**
   * One row per customer of {@code interactions}: {@code customer_id}, {@code own} (structs of item
   * id, strength, frequency, whether bought, time when last taken and whether unwelcome, in the
   * order of item ids) and {@code factors} (null if unknown). An item without any strength left has
   * frequency 0, but keeps its time, by which the repeat policy may still exclude it.
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

  /** How often the customer took the item: baskets for purchases, events for other target types. */
  public static Column frequency(List<String> targetTypes) {
    Column sum = lit(0L);
    for (String type : targetTypes) {
      Column events = coalesce(element_at(EVENT_COUNTS.col(), type), lit(0L));
      sum = sum.plus(type.equals(PURCHASE) ? PURCHASES.col() : events);
    }
    return sum;
  }

  /**
   * Time of the last purchase; without a purchase, that of the last event if any is of a target
   * type; else null.
   */
  private static Column lastTakenAt(List<String> targetTypes) {
    return coalesce(LAST_PURCHASED_AT.col(), when(frequency(targetTypes).gt(0), LAST_AT.col()));
  }

  /** Reads a row as from {@link #of}; items that the catalogue lacks are left out. */
  public static CustomerHistory customer(Row row, Catalogue catalogue) {
    int own = row.fieldIndex(OWN);
    List<Row> structs = row.isNullAt(own) ? List.of() : row.getList(own);
    List<OwnItem> items = new ArrayList<>(structs.size());
    for (Row struct : structs) {
      int position = catalogue.position(struct.getLong(0));
      if (position >= 0) {
        items.add(ownItem(position, struct));
      }
    }
    return new CustomerHistory(
        row.getLong(row.fieldIndex(CUSTOMER_ID.name())),
        items,
        factors(row, row.fieldIndex(FACTORS.name())));
  }

  private static OwnItem ownItem(int position, Row struct) {
    return new OwnItem(
        position,
        struct.getDouble(1),
        struct.getLong(2),
        struct.getBoolean(3),
        struct.isNullAt(4) ? CustomerHistory.NEVER : struct.getLong(4),
        struct.getBoolean(5));
  }

  private static float[] factors(Row row, int at) {
    List<Float> values = row.isNullAt(at) ? List.of() : row.getList(at);
    float[] factors = new float[values.size()];
    IntStream.range(0, factors.length).forEach(f -> factors[f] = values.get(f));
    return factors;
  }
}
