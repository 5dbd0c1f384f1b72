package io.dangol.recommend.rank;

import io.dangol.recommend.rules.CustomerFacts;
import io.dangol.table.Words.Population;
import io.dangol.table.Words.Shelf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** The list and the shelves of one customer after another. One per thread. */
final class CustomerLists {

  final Catalogue catalogue;
  final ListModels models;
  final CustomerRanking ranking;
  final RuledRanking list;

  private final NightRules rules;
  private final DotProducts products;
  private final ExploringRanking exploring;
  private final ListSettings settings;
  private final ShelfLists shelfLists;
  private final Map<Shelf, CustomerRanking> shelves = new LinkedHashMap<>();
  private final ItemFilter filter;
  private final long endMillis;

  /** A customer as ranking and its rules see them. */
  record Customer(CustomerHistory history, CustomerFacts facts, Optional<String> segment) {}

  /** What is made for a customer; shelves are in the order of the settings. */
  record Made(ExploredList list, Map<Shelf, List<RankedItem>> shelves) {}

  CustomerLists(Catalogue catalogue, Learned learned, ListPlan plan) {
    ListChoice choice = plan.choice();
    this.catalogue = catalogue;
    this.settings = plan.settings();
    this.rules = plan.rules();
    this.endMillis = plan.endMillis();
    this.products = new DotProducts(catalogue, learned);
    this.filter = new ItemFilter(catalogue);
    this.models =
        ListModels.of(catalogue, products, learned.neighbours(), settings, choice.ranker());
    this.ranking = new CustomerRanking(listModel(choice), models);
    this.list = new RuledRanking(ranking, rules);
    this.exploring = new ExploringRanking(list, ranking, plan.exploration());
    this.shelfLists = new ShelfLists(models, choice, settings, learned.segments());
    for (Shelf shelf : settings.shelves().names()) {
      shelves.put(shelf, new CustomerRanking(shelfLists.of(shelf), models));
    }
  }

  private ListModel listModel(ListChoice choice) {
    ListModel forYou =
        models.varied(
            choice.model(Population.ALL, models.byKind()), settings.variety(), settings.length());
    ListModel ofNew = choice.model(Population.NEW, models.byKind());
    return new ListWithNew(forYou, ofNew, settings.leastNew());
  }

  /** Reads a row as from {@link RankItems#customers}. */
  Customer customer(Row row) {
    return new Customer(
        CustomerHistories.customer(row, catalogue),
        rules.facts(row),
        settings.shelves().needSegments() ? CustomerFacts.segment(row) : Optional.empty());
  }

  /** Makes what a group of customers needs, faster than one by one. */
  void prepare(List<Customer> group) {
    products.prepare(group.stream().map(Customer::history).toList());
  }

  /** All that the customer gets. */
  Made of(Customer customer) {
    CustomerHistory history = customer.history;
    shelfLists.prepare(customer.segment);
    boolean[] excluded = excluded(history);
    boolean[] hidden = list.hidden(history, customer.facts, excluded);
    List<RankedItem> ranked = list.rank(history, customer.facts, excluded, settings.length());
    Map<Shelf, List<RankedItem>> onShelves = new LinkedHashMap<>();
    shelves.forEach(
        (shelf, shelved) ->
            onShelves.put(shelf, shelved.rank(history, hidden, settings.shelves().length())));
    return new Made(exploring.explored(ranked, history, customer.facts, hidden), onShelves);
  }

  /** The positions that the customer must not be shown whatever rules say; overwritten. */
  boolean[] excluded(CustomerHistory customer) {
    return filter.byPolicy(customer, endMillis);
  }

  int length() {
    return settings.length();
  }

  /** See {@link RuledRanking#reported}. */
  <T> Stream<T> reported() {
    return list.reported();
  }
}
