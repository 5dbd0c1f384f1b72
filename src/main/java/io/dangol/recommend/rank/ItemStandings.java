package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CUSTOMER_ID;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Says of one customer and item after another why the item is or is not in the list. It makes the
 * lists again, as the night does.
 */
public final class ItemStandings {

  private final CustomerLists lists;
  private final Dataset<Row> customers;

  /**
   * Says it of some customers.
   *
   * @param customers as from {@link NightRanking#customers}
   */
  ItemStandings(CustomerLists lists, Dataset<Row> customers) {
    this.lists = lists;
    this.customers = customers;
  }

  /**
   * Where some items stand for each of some customers. A customer without whom lists are made is
   * left out.
   *
   * @param items item ids by customer id
   */
  public List<ItemStanding> of(Map<Long, List<Long>> items) {
    return customers
        .where(CUSTOMER_ID.col().isInCollection(items.keySet()))
        .orderBy(CUSTOMER_ID.col())
        .collectAsList()
        .stream()
        .map(lists::customer)
        .flatMap(customer -> of(customer, items.get(customer.history().customerId())))
        .toList();
  }

  private Stream<ItemStanding> of(CustomerLists.Customer customer, List<Long> items) {
    CustomerLists.Made made = lists.of(customer);
    return items.stream().map(item -> new PairStanding(lists, customer, made, item).standing());
  }
}
