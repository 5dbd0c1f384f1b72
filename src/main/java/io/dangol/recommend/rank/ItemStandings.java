package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CUSTOMER_ID;

import io.dangol.recommend.rank.ItemStanding.Outcome;
import io.dangol.recommend.rank.ItemStanding.OwnPart;
import io.dangol.recommend.rank.ItemStanding.Part;
import io.dangol.recommend.rules.CustomerRules;
import io.dangol.recommend.rules.RuledList;
import io.dangol.table.Words.CandidateSource;
import io.dangol.table.Words.Shelf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Says of one customer and item after another why the item is or is not in the list. It makes the
 * lists again, as the night does.
 */
public final class ItemStandings {

  private final CustomerLists lists;
  private final Catalogue catalogue;

  private final Dataset<Row> customers;

  /**
   * Says it of some customers.
   *
   * @param customers as from {@link NightRanking#customers}
   */
  ItemStandings(CustomerLists lists, Dataset<Row> customers) {
    this.lists = lists;
    this.catalogue = lists.catalogue;
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
    return items.stream().map(item -> new Pair(customer, item, made).standing());
  }

  /** One customer and one item. */
  private final class Pair {
    private final CustomerLists.Customer customer;
    private final CustomerHistory history;
    private final long itemId;
    private final int item;
    private final CustomerLists.Made made;
    private final CustomerRules rules;

    Pair(CustomerLists.Customer customer, long itemId, CustomerLists.Made made) {
      this.customer = customer;
      this.history = customer.history();
      this.itemId = itemId;
      this.item = catalogue.position(itemId);
      this.made = made;
      this.rules = lists.list.of(history, customer.facts());
    }

    ItemStanding standing() {
      return item < 0
          ? standing(Outcome.NOT_IN_CATALOGUE, List.of(), 0, 0, 0, List.of())
          : ofKnown();
    }

    private ItemStanding ofKnown() {
      int rank = rank(made.list().items());
      int place = place();
      Optional<String> hiding = rules.hiddenBy(item);
      Optional<String> capping = capping();
      Outcome outcome = outcome(rank, place, hiding.isPresent(), capping.isPresent());
      List<String> deciding =
          switch (outcome) {
            case HIDDEN -> hiding.stream().toList();
            case CAPPED -> capping.stream().toList();
            case LISTED -> pinning().map(List::of).orElse(rules.weighedBy(item));
            default -> rules.weighedBy(item);
          };
      return standing(outcome, deciding, rank, place, score(), parts());
    }

    private ItemStanding standing(
        Outcome outcome,
        List<String> deciding,
        int rank,
        int place,
        double score,
        List<Part> parts) {
      return new ItemStanding(
          history.customerId(),
          itemId,
          outcome,
          deciding,
          rank,
          place,
          score,
          last(),
          parts,
          shelves(),
          listed());
    }

    private Outcome outcome(int rank, int place, boolean isHidden, boolean isCapped) {
      boolean[] excluded = lists.excluded(history);
      int index = history.indexOf(item);
      if (catalogue.inactive[item]) {
        return Outcome.NOT_ON_SALE;
      }
      if (index >= 0 && history.unwelcome[index]) {
        return Outcome.UNWELCOME;
      }
      if (excluded[item]) {
        return Outcome.TOO_SOON;
      }
      if (isHidden) {
        return Outcome.HIDDEN;
      }
      if (rank > 0) {
        return Outcome.LISTED;
      }
      if (isCapped) {
        return Outcome.CAPPED;
      }
      if (place > lists.length()) {
        return Outcome.BELOW_THE_END;
      }
      return place > 0 && isProposed() ? Outcome.DISPLACED : Outcome.NOT_PROPOSED;
    }

    private boolean[] hidden() {
      return lists.list.hidden(history, customer.facts(), lists.excluded(history));
    }

    /** The item's place if the list had no end. */
    private int place() {
      int[] all = lists.ranking.top(history, hidden(), catalogue.size);
      for (int index = 0; index < all.length; index++) {
        if (all[index] == item) {
          return index + 1;
        }
      }
      return 0;
    }

    private boolean isProposed() {
      AtomicBoolean isProposed = new AtomicBoolean();
      Evidence evidence = lists.models.evidence();
      evidence.prepare(history);
      evidence.propose(
          hidden(), lists.length(), proposed -> isProposed.compareAndSet(false, proposed == item));
      return isProposed.get();
    }

    private Optional<RuledList> ruled() {
      return rules.isEmpty()
          ? Optional.empty()
          : Optional.of(
              lists.list.ruled(rules, history, lists.excluded(history).clone(), lists.length()));
    }

    private Optional<String> capping() {
      return ruled().flatMap(list -> list.cappedBy(item));
    }

    private Optional<String> pinning() {
      return ruled().flatMap(list -> list.pinnedBy(item));
    }

    private int rank(List<RankedItem> list) {
      for (int index = 0; index < list.size(); index++) {
        if (list.get(index).position() == item) {
          return index + 1;
        }
      }
      return 0;
    }

    private double score() {
      return Math.min(1, rules.weighed(item, lists.ranking.score(history, item)));
    }

    private double last() {
      List<RankedItem> list = made.list().items();
      return list.isEmpty() ? 0 : list.get(list.size() - 1).score();
    }

    private List<Long> listed() {
      return made.list().items().stream().map(ranked -> catalogue.ids[ranked.position()]).toList();
    }

    private Map<Shelf, Integer> shelves() {
      Map<Shelf, Integer> ranks = new EnumMap<>(Shelf.class);
      made.shelves()
          .forEach(
              (shelf, list) -> {
                int rank = rank(list);
                if (rank > 0) {
                  ranks.put(shelf, rank);
                }
              });
      return ranks;
    }

    private List<Part> parts() {
      lists.models.evidence().prepare(history);
      return Arrays.stream(CandidateSource.values())
          .map(this::part)
          .filter(part -> part.value() != 0)
          .sorted(Comparator.comparingDouble(Part::value).reversed())
          .toList();
    }

    private Part part(CandidateSource source) {
      Blend blend = lists.models.blend();
      List<OwnPart> ofItems = new ArrayList<>();
      if (lists.models.evidence().of(source).divides()) {
        for (int index = 0; index < history.items.length; index++) {
          double share = blend.share(source, item, index);
          if (share != 0) {
            ofItems.add(new OwnPart(catalogue.ids[history.items[index]], share));
          }
        }
        ofItems.sort(Comparator.comparingDouble(OwnPart::value).reversed());
      }
      return new Part(source, blend.share(source, item), ofItems);
    }
  }
}
