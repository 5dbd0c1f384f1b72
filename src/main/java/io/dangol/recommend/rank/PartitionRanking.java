package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CANDIDATE_SOURCE;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.PROPENSITY;
import static io.dangol.table.Columns.RANK;
import static io.dangol.table.Columns.REASON_CODE;
import static io.dangol.table.Columns.REASON_ITEMS;
import static io.dangol.table.Columns.SCORE;
import static io.dangol.table.Columns.SHELF;

import io.dangol.recommend.search.Groups;
import io.dangol.table.Field;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Makes the lists of the customers of a partition: one row per customer, shelf and rank, in which
 * the shelf of the one list that every customer gets is null.
 *
 * <p>Dot products are made for a group of customers at a time, everything else for one customer
 * after the other.
 */
final class PartitionRanking implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA =
      Stream.of(
              CUSTOMER_ID,
              RANK,
              ITEM_ID,
              SCORE,
              PROPENSITY,
              CANDIDATE_SOURCE,
              REASON_CODE,
              REASON_ITEMS)
          .map(Field::structField)
          .reduce(
              new StructType().add(SHELF.name(), SHELF.type()),
              StructType::add,
              (one, other) -> one);

  private final Broadcast<Catalogue> catalogue;
  private final Broadcast<Learned> learned;
  private final ListPlan plan;

  PartitionRanking(Broadcast<Catalogue> catalogue, Broadcast<Learned> learned, ListPlan plan) {
    this.catalogue = catalogue;
    this.learned = learned;
    this.plan = plan;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> customers) {
    CustomerLists lists = new CustomerLists(catalogue.value(), learned.value(), plan);
    Iterator<List<Row>> groups = new Groups<>(customers, DotProducts.GROUP);
    Stream<Row> rows =
        StreamSupport.stream(Spliterators.spliteratorUnknownSize(groups, 0), false)
            .map(group -> group.stream().map(lists::customer).toList())
            .peek(lists::prepare)
            .flatMap(List::stream)
            .flatMap(customer -> rows(customer.history(), lists.of(customer)));
    return Stream.concat(rows, lists.reported()).iterator();
  }

  private Stream<Row> rows(CustomerHistory customer, CustomerLists.Made made) {
    long[] ids = catalogue.value().ids;
    return Stream.concat(
        rows(null, customer, made.list(), ids),
        made.shelves().entrySet().stream()
            .flatMap(
                shelf ->
                    rows(shelf.getKey().word(), customer, ExploredList.of(shelf.getValue()), ids)));
  }

  private static Stream<Row> rows(
      @Nullable String shelf, CustomerHistory customer, ExploredList list, long[] ids) {
    List<Row> rows = new ArrayList<>(list.items().size());
    for (RankedItem item : list.items()) {
      int rank = rows.size() + 1;
      rows.add(
          RowFactory.create(
              shelf,
              customer.customerId(),
              rank,
              ids[item.position()],
              item.score(),
              list.propensity(rank),
              item.source().word(),
              item.reason().word(),
              item.reasonItems().stream().mapToLong(Long::longValue).toArray()));
    }
    return rows.stream();
  }
}
