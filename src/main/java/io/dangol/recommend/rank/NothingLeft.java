package io.dangol.recommend.rank;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Keeps the customers whom the shop's own rules leave no item: all that is on sale and that anybody
 * ever took, {@code recommend.repeat} keeps back from them, or they turned it down. Where nothing
 * is on sale nobody is of this kind.
 */
final class NothingLeft implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA = StructType.fromDDL("customer_id bigint not null");

  private final Broadcast<Catalogue> catalogue;
  private final long endMillis;

  NothingLeft(Broadcast<Catalogue> catalogue, long endMillis) {
    this.catalogue = catalogue;
    this.endMillis = endMillis;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> customers) {
    Catalogue items = catalogue.value();
    Bars bars = new Bars(items);
    List<Row> found = new ArrayList<>();
    customers.forEachRemaining(
        customer -> {
          Shopper shopper = Shoppers.shopper(customer, items);
          if (isOf(items, bars.byPolicy(shopper, endMillis))) {
            found.add(RowFactory.create(shopper.customerId));
          }
        });
    return found.iterator();
  }

  /** Whether the bars leave none of the items that could be offered to somebody. */
  static boolean isOf(Catalogue items, boolean[] barred) {
    boolean isAnyOnSale = false;
    for (int item = 0; item < items.size; item++) {
      boolean canBeOffered = items.wasTaken[item] && !items.inactive[item];
      if (canBeOffered && !barred[item]) {
        return false;
      }
      isAnyOnSale |= canBeOffered;
    }
    return isAnyOnSale;
  }
}
