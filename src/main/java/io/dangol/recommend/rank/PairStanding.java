package io.dangol.recommend.rank;

import io.dangol.recommend.rank.ItemStanding.Outcome;
import io.dangol.recommend.rank.ItemStanding.Part;
import io.dangol.recommend.rules.CustomerRules;
import io.dangol.recommend.rules.RuledList;
import io.dangol.table.Words.Shelf;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.lang3.ArrayUtils;

/** Asks for one customer and one item, step by step, what decides about the item. */
final class PairStanding {

  private final CustomerLists lists;
  private final Catalogue catalogue;
  private final CustomerLists.Customer customer;
  private final CustomerHistory history;
  private final long itemId;
  private final int item;
  private final CustomerLists.Made made;
  private final CustomerRules rules;

  PairStanding(
      CustomerLists lists, CustomerLists.Customer customer, CustomerLists.Made made, long itemId) {
    this.lists = lists;
    this.catalogue = lists.catalogue;
    this.customer = customer;
    this.history = customer.history();
    this.itemId = itemId;
    this.item = catalogue.position(itemId);
    this.made = made;
    this.rules = lists.list.of(history, customer.facts());
  }

  ItemStanding standing() {
    return item < 0 ? standing(Outcome.NOT_IN_CATALOGUE, List.of(), 0, 0, 0, List.of()) : ofKnown();
  }

  private ItemStanding ofKnown() {
    int rank = rank(made.list().items());
    int place = place();
    Optional<RuledList> ruled = ruled();
    Optional<String> hiding = rules.hiddenBy(item);
    Optional<String> capping = ruled.flatMap(list -> list.cappedBy(item));
    Optional<String> pinning = ruled.flatMap(list -> list.pinnedBy(item));
    Outcome outcome = outcome(rank, place, hiding.isPresent(), capping.isPresent());
    List<String> deciding =
        switch (outcome) {
          case HIDDEN -> hiding.stream().toList();
          case CAPPED -> capping.stream().toList();
          case LISTED -> pinning.map(List::of).orElse(rules.weighedBy(item));
          default -> rules.weighedBy(item);
        };
    return standing(outcome, deciding, rank, place, score(), parts());
  }

  private ItemStanding standing(
      Outcome outcome, List<String> deciding, int rank, int place, double score, List<Part> parts) {
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
    return ArrayUtils.indexOf(lists.ranking.top(history, hidden(), catalogue.size), item) + 1;
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

  private int rank(List<RankedItem> list) {
    return list.stream().map(RankedItem::position).toList().indexOf(item) + 1;
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
    return new ScoreParts(lists.models.evidence(), lists.models.blend()).of(history, item);
  }
}
