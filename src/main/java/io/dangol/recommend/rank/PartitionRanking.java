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

import io.dangol.recommend.rules.CustomerFacts;
import io.dangol.recommend.search.Groups;
import io.dangol.table.Field;
import io.dangol.table.Words.Population;
import io.dangol.table.Words.Shelf;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final ListSettings settings;
  private final ListChoice choice;
  private final NightRules rules;
  private final Exploration exploration;
  private final long endMillis;

  private record Customer(CustomerHistory history, CustomerFacts facts) {}

  /**
   * @param endMillis end of the as-of date; repeat policies count back from it
   */
  PartitionRanking(
      Broadcast<Catalogue> catalogue,
      Broadcast<Learned> learned,
      ListSettings settings,
      ListChoice choice,
      NightRules rules,
      Exploration exploration,
      long endMillis) {
    this.catalogue = catalogue;
    this.learned = learned;
    this.settings = settings;
    this.choice = choice;
    this.rules = rules;
    this.exploration = exploration;
    this.endMillis = endMillis;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> customers) {
    Catalogue items = catalogue.value();
    DotProducts products = new DotProducts(items, learned.value().paths());
    ListModels models =
        ListModels.of(items, products, learned.value().neighbours(), settings, choice.ranker());
    CustomerRanking ranking = list(models);
    RuledRanking list = new RuledRanking(ranking, rules);
    ExploringRanking exploring = new ExploringRanking(list, ranking, rules, exploration);
    Map<Shelf, CustomerRanking> shelves = shelves(models);
    ItemFilter filter = new ItemFilter(items);
    Iterator<List<Row>> groups = new Groups<>(customers, DotProducts.GROUP);
    Stream<Row> rows =
        StreamSupport.stream(Spliterators.spliteratorUnknownSize(groups, 0), false)
            .map(group -> group.stream().map(row -> customer(row, items)).toList())
            .peek(group -> products.prepare(group.stream().map(Customer::history).toList()))
            .flatMap(List::stream)
            .flatMap(customer -> rows(customer, list, exploring, shelves, filter));
    return Stream.concat(rows, list.reported()).iterator();
  }

  private Customer customer(Row row, Catalogue items) {
    return new Customer(CustomerHistories.customer(row, items), rules.facts(row));
  }

  private CustomerRanking list(ListModels models) {
    ListModel forYou =
        models.varied(
            choice.model(Population.ALL, models.byKind()), settings.variety(), settings.length());
    ListModel ofNew = choice.model(Population.NEW, models.byKind());
    return new CustomerRanking(new ListWithNew(forYou, ofNew, settings.leastNew()), models);
  }

  private Map<Shelf, CustomerRanking> shelves(ListModels models) {
    ShelfLists lists = new ShelfLists(models, choice, settings);
    Map<Shelf, CustomerRanking> shelves = new LinkedHashMap<>();
    for (Shelf shelf : settings.shelves().names()) {
      shelves.put(shelf, new CustomerRanking(lists.of(shelf), models));
    }
    return shelves;
  }

  private Stream<Row> rows(
      Customer customer,
      RuledRanking list,
      ExploringRanking exploring,
      Map<Shelf, CustomerRanking> shelves,
      ItemFilter filter) {
    long[] ids = catalogue.value().ids;
    CustomerHistory history = customer.history;
    boolean[] excluded = filter.byPolicy(history, endMillis);
    boolean[] hidden = list.hidden(history, customer.facts, excluded);
    List<RankedItem> ranked = list.rank(history, customer.facts, excluded, settings.length());
    ExploredList shown = exploring.explored(ranked, history, customer.facts, hidden);
    Stream<Row> rows = rows(null, history, shown, ids);
    int length = settings.shelves().length();
    return Stream.concat(
        rows,
        shelves.entrySet().stream()
            .flatMap(
                shelf ->
                    rows(
                        shelf.getKey().word(),
                        history,
                        ExploredList.of(shelf.getValue().rank(history, hidden, length)),
                        ids)));
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
