package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CANDIDATE_SOURCE;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.RANK;
import static io.dangol.table.Columns.REASON_CODE;
import static io.dangol.table.Columns.REASON_ITEMS;
import static io.dangol.table.Columns.SCORE;
import static io.dangol.table.Columns.SHELF;

import io.dangol.recommend.search.Groups;
import io.dangol.table.Field;
import io.dangol.table.Words.Population;
import io.dangol.table.Words.Shelf;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

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
      Stream.of(CUSTOMER_ID, RANK, ITEM_ID, SCORE, CANDIDATE_SOURCE, REASON_CODE, REASON_ITEMS)
          .map(Field::structField)
          .reduce(
              new StructType().add(SHELF.name(), SHELF.type()),
              StructType::add,
              (one, other) -> one);

  private final Broadcast<Catalogue> catalogue;
  private final Broadcast<Learned> learned;
  private final ListSettings settings;
  private final ListChoice choice;
  private final long endMillis;

  /** A list, and whether it is a shelf. */
  private record Named(Optional<Shelf> shelf, CustomerRanking ranking, int length) {}

  /**
   * @param endMillis end of the as-of date; repeat policies count back from it
   */
  PartitionRanking(
      Broadcast<Catalogue> catalogue,
      Broadcast<Learned> learned,
      ListSettings settings,
      ListChoice choice,
      long endMillis) {
    this.catalogue = catalogue;
    this.learned = learned;
    this.settings = settings;
    this.choice = choice;
    this.endMillis = endMillis;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> customers) {
    Catalogue items = catalogue.value();
    DotProducts products = new DotProducts(items, learned.value().paths());
    List<Named> lists = lists(items, products);
    ItemFilter filter = new ItemFilter(items);
    Iterator<List<Row>> groups = new Groups<>(customers, DotProducts.GROUP);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(groups, 0), false)
        .map(group -> group.stream().map(row -> CustomerHistories.customer(row, items)).toList())
        .peek(products::prepare)
        .flatMap(List::stream)
        .flatMap(
            customer -> {
              boolean[] excluded = filter.byPolicy(customer, endMillis);
              return lists.stream().flatMap(list -> rows(customer, list, excluded, items.ids));
            })
        .iterator();
  }

  private List<Named> lists(Catalogue items, DotProducts products) {
    ListModels models =
        ListModels.of(items, products, learned.value().neighbours(), settings, choice.ranker());
    ShelfLists shelves = new ShelfLists(models, choice);
    ListModel forYou = choice.model(Population.ALL, models.byKind());
    ListModel ofNew = choice.model(Population.NEW, models.byKind());
    List<Named> lists = new ArrayList<>();
    lists.add(
        new Named(
            Optional.empty(),
            new CustomerRanking(new ListWithNew(forYou, ofNew, settings.leastNew()), models),
            settings.length()));
    for (Shelf shelf : settings.shelves().names()) {
      lists.add(
          new Named(
              Optional.of(shelf),
              new CustomerRanking(shelves.of(shelf), models),
              settings.shelves().length()));
    }
    return lists;
  }

  private static Stream<Row> rows(
      CustomerHistory customer, Named list, boolean[] excluded, long[] ids) {
    String shelf = list.shelf.map(Shelf::word).orElse(null);
    List<Row> rows = new ArrayList<>();
    for (RankedItem item : list.ranking.rank(customer, excluded, list.length)) {
      rows.add(
          RowFactory.create(
              shelf,
              customer.customerId(),
              rows.size() + 1,
              ids[item.position()],
              item.score(),
              item.source().name().toLowerCase(Locale.ROOT),
              item.reason().word(),
              item.reasonItems().stream().mapToLong(Long::longValue).toArray()));
    }
    return rows.stream();
  }
}
