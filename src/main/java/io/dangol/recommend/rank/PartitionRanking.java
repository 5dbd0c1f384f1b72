package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CANDIDATE_SOURCE;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.RANK;
import static io.dangol.table.Columns.REASON_CODE;
import static io.dangol.table.Columns.REASON_ITEMS;
import static io.dangol.table.Columns.SCORE;

import io.dangol.recommend.neighbours.Neighbours;
import io.dangol.recommend.rules.CustomerFacts;
import io.dangol.recommend.search.Groups;
import io.dangol.table.Field;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Ranks the customers of a partition: one row per customer and rank.
 *
 * <p>Dot products are made for a group of customers at a time, everything else for one customer
 * after the other.
 */
final class PartitionRanking implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA =
      new StructType(
          Stream.of(CUSTOMER_ID, RANK, ITEM_ID, SCORE, CANDIDATE_SOURCE, REASON_CODE, REASON_ITEMS)
              .map(Field::structField)
              .toArray(StructField[]::new));

  private final Broadcast<Catalogue> catalogue;
  private final Broadcast<Neighbours> neighbours;
  private final NightRules rules;
  private final BlendSettings blend;
  private final int length;
  private final long endMillis;

  /**
   * @param endMillis end of the as-of date; repeat policies count back from it
   */
  PartitionRanking(
      Broadcast<Catalogue> catalogue,
      Broadcast<Neighbours> neighbours,
      NightRules rules,
      BlendSettings blend,
      int length,
      long endMillis) {
    this.catalogue = catalogue;
    this.neighbours = neighbours;
    this.rules = rules;
    this.blend = blend;
    this.length = length;
    this.endMillis = endMillis;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> customers) {
    Catalogue items = catalogue.value();
    DotProducts products = new DotProducts(items);
    CustomerRanking ranking =
        new CustomerRanking(new Evidence(items, blend, products, neighbours.value()), blend);
    RuledRanking ruled = new RuledRanking(ranking, rules);
    ItemFilter filter = new ItemFilter(items);
    Iterator<List<Row>> groups = new Groups<>(customers, DotProducts.GROUP);
    Stream<Row> lists =
        StreamSupport.stream(Spliterators.spliteratorUnknownSize(groups, 0), false)
            .map(group -> group.stream().map(row -> customer(row, items)).toList())
            .peek(group -> products.prepare(group.stream().map(Customer::history).toList()))
            .flatMap(List::stream)
            .flatMap(
                customer -> {
                  boolean[] excluded = filter.byPolicy(customer.history, endMillis);
                  List<RankedItem> list =
                      ruled.rank(customer.history, customer.facts, excluded, length);
                  return rows(customer.history, list, items.ids).stream();
                });
    return Stream.concat(lists, ruled.reported()).iterator();
  }

  private Customer customer(Row row, Catalogue items) {
    return new Customer(CustomerHistories.customer(row, items), rules.facts(row));
  }

  private record Customer(CustomerHistory history, CustomerFacts facts) {}

  private static List<Row> rows(CustomerHistory customer, List<RankedItem> list, long[] ids) {
    List<Row> rows = new ArrayList<>(list.size());
    for (RankedItem item : list) {
      rows.add(
          RowFactory.create(
              customer.customerId(),
              rows.size() + 1,
              ids[item.position()],
              item.score(),
              item.source().name().toLowerCase(Locale.ROOT),
              item.reason().word(),
              item.reasonItems().stream().mapToLong(Long::longValue).toArray()));
    }
    return rows;
  }
}
