package io.dangol.recommend.rank;

import io.dangol.recommend.rules.CustomerRules;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Finds the customers of a partition whom the shop's own rules leave no item: {@code
 * recommend.repeat}, {@code recommend.rules} or a dislike of theirs excludes every item that is on
 * sale and that anybody ever took. If nothing is on sale, no customer is found.
 */
final class NothingLeft implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA = StructType.fromDDL("customer_id bigint not null");

  private final Broadcast<Catalogue> catalogue;
  private final NightRules rules;
  private final long endMillis;

  NothingLeft(Broadcast<Catalogue> catalogue, NightRules rules, long endMillis) {
    this.catalogue = catalogue;
    this.rules = rules;
    this.endMillis = endMillis;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> customers) {
    Catalogue items = catalogue.value();
    ItemFilter filter = new ItemFilter(items);
    List<Row> found = new ArrayList<>();
    customers.forEachRemaining(
        row -> {
          CustomerHistory customer = CustomerHistories.customer(row, items);
          boolean[] excluded = filter.byPolicy(customer, endMillis);
          CustomerRules.of(rules.book(), rules.facts(row), customer.taken()).exclude(excluded);
          if (isOf(items, excluded)) {
            found.add(RowFactory.create(customer.customerId()));
          }
        });
    return found.iterator();
  }

  /** Whether every item that could be offered is excluded; false if there is no such item. */
  static boolean isOf(Catalogue items, boolean[] excluded) {
    boolean isAnyOnSale = false;
    for (int item = 0; item < items.size; item++) {
      boolean canBeOffered = items.wasTaken[item] && !items.inactive[item];
      if (canBeOffered && !excluded[item]) {
        return false;
      }
      isAnyOnSale |= canBeOffered;
    }
    return isAnyOnSale;
  }
}
