package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CANDIDATE_SOURCE;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.RANK;
import static io.dangol.table.Columns.REASON_CODE;
import static io.dangol.table.Columns.REASON_ITEMS;
import static io.dangol.table.Columns.SCORE;

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
  private final Broadcast<Learned> learned;
  private final BlendSettings blend;
  private final int length;
  private final long endMillis;

  /**
   * @param endMillis end of the as-of date; repeat policies count back from it
   */
  PartitionRanking(
      Broadcast<Catalogue> catalogue,
      Broadcast<Learned> learned,
      BlendSettings blend,
      int length,
      long endMillis) {
    this.catalogue = catalogue;
    this.learned = learned;
    this.blend = blend;
    this.length = length;
    this.endMillis = endMillis;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> customers) {
    Catalogue items = catalogue.value();
    Learned known = learned.value();
    DotProducts products = new DotProducts(items, known.paths());
    CustomerRanking ranking =
        new CustomerRanking(new Evidence(items, blend, products, known.neighbours()), blend);
    ItemFilter filter = new ItemFilter(items);
    Iterator<List<Row>> groups = new Groups<>(customers, DotProducts.GROUP);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(groups, 0), false)
        .map(group -> group.stream().map(row -> CustomerHistories.customer(row, items)).toList())
        .peek(products::prepare)
        .flatMap(List::stream)
        .flatMap(
            customer -> {
              boolean[] excluded = filter.byPolicy(customer, endMillis);
              return rows(customer, ranking.rank(customer, excluded, length), items.ids).stream();
            })
        .iterator();
  }

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
