package io.dangol.recommend.rules;

import io.dangol.learn.Metric;
import io.dangol.recommend.rules.Effect.Weigh;
import io.dangol.table.Words.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What rules change, counted over customers: each list is compared with the customer's list without
 * any rule.
 *
 * <p>An item that is gone counts for the first rule that hides it, or else for the one that allowed
 * no more of its kind. An item at a rank that it would not have counts for the rule that pins it;
 * one that is not pinned and further up for each boost that covers it, and one that is further down
 * or out for each rule that buries it.
 */
public final class RuleCounts {

  /** The model under which figures of all rules together are. */
  public static final String ALL_RULES = "all rules";

  private static final String CUSTOMERS_CHANGED = "customers-changed";
  private static final String ROWS_CHANGED = "rows-changed";
  private static final int NO_RANK = Integer.MAX_VALUE;

  /** Figures of all rules together, before those of each rule. */
  private static final int CUSTOMERS = 0;

  private static final int CHANGED = 1;
  private static final int ROWS = 2;
  private static final int SHORTENED = 3;
  private static final int EMPTIED = 4;
  private static final int OF_ALL = 5;
  private static final int OF_EACH = 3;

  private final long[] counts;

  public RuleCounts(RuleBook book) {
    this.counts = new long[OF_ALL + OF_EACH * book.rules.size()];
  }

  /** The counts so far, to be added up over all parts of the customers. */
  public long[] counts() {
    return counts.clone();
  }

  /** The counts of all customers; zeros if there are none. */
  public static long[] added(RuleBook book, long[] sums) {
    return sums.length == 0 ? new RuleCounts(book).counts() : sums;
  }

  /** Counts a customer for whom there is no rule. */
  public void addUnruled() {
    counts[CUSTOMERS]++;
  }

  /**
   * Counts a customer.
   *
   * @param usual the list without any rule
   * @param ruled made with the rules
   */
  public void add(CustomerRules rules, int[] usual, RuledList ruled) {
    int[] list = ruled.items();
    counts[CUSTOMERS]++;
    int rows = differing(usual, list);
    counts[ROWS] += rows;
    counts[CHANGED] += rows > 0 ? 1 : 0;
    counts[SHORTENED] += list.length < usual.length ? 1 : 0;
    counts[EMPTIED] += list.length == 0 && usual.length > 0 ? 1 : 0;
    int[] changed = changed(rules, usual, ruled, list);
    for (BoundRule rule : rules.all()) {
      int at = OF_ALL + OF_EACH * rule.index;
      counts[at + CUSTOMERS]++;
      counts[at + CHANGED] += changed[rule.index] > 0 ? 1 : 0;
      counts[at + ROWS] += changed[rule.index];
    }
  }

  private static int differing(int[] usual, int[] list) {
    int differing = Math.abs(usual.length - list.length);
    for (int i = 0; i < Math.min(usual.length, list.length); i++) {
      differing += usual[i] == list[i] ? 0 : 1;
    }
    return differing;
  }

  /** By index of the rule, the rows that count for it. */
  private int[] changed(CustomerRules rules, int[] usual, RuledList ruled, int[] list) {
    int[] changed = new int[(counts.length - OF_ALL) / OF_EACH];
    for (int item : usual) {
      if (rank(list, item) == NO_RANK) {
        Optional<BoundRule> why = rules.hiding(item).or(() -> ruled.capping(item));
        why.ifPresent(rule -> changed[rule.index]++);
        if (why.isEmpty()) {
          addMoved(rules, item, NO_RANK - rank(usual, item), changed);
        }
      }
    }
    for (int item : list) {
      int down = rank(list, item) - rank(usual, item);
      Optional<BoundRule> pinning = ruled.pinning(item);
      pinning.filter(rule -> down != 0).ifPresent(rule -> changed[rule.index]++);
      if (pinning.isEmpty()) {
        addMoved(rules, item, down, changed);
      }
    }
    return changed;
  }

  /** Counts an item for the boosts if it moved up, and for the burying rules if it moved down. */
  private static void addMoved(CustomerRules rules, int item, int down, int[] changed) {
    for (BoundRule rule : rules.weighing()) {
      boolean isBoost = rule.effect instanceof Weigh weigh && weigh.factor() > 1;
      if (rule.covers(item) && (isBoost ? down < 0 : down > 0)) {
        changed[rule.index]++;
      }
    }
  }

  private static int rank(int[] list, int item) {
    for (int i = 0; i < list.length; i++) {
      if (list[i] == item) {
        return i + 1;
      }
    }
    return NO_RANK;
  }

  /**
   * The figures of a night.
   *
   * @param counts added up over all customers
   */
  public static List<Metric> metrics(Rules rules, long[] counts) {
    List<Metric> metrics = new ArrayList<>();
    String all = "lists compared with those without any rule";
    metrics.add(ofAll(CUSTOMERS_CHANGED, CHANGED, counts, all));
    metrics.add(ofAll(ROWS_CHANGED, ROWS, counts, all));
    metrics.add(ofAll("lists-shortened", SHORTENED, counts, all));
    metrics.add(ofAll("lists-emptied", EMPTIED, counts, all));
    int at = OF_ALL;
    for (Rule rule : rules.all()) {
      String detail = rule.action().word();
      long customers = counts[at + CUSTOMERS];
      metrics.add(metric(rule.name(), CUSTOMERS_CHANGED, counts[at + CHANGED], customers, detail));
      metrics.add(metric(rule.name(), ROWS_CHANGED, counts[at + ROWS], customers, detail));
      at += OF_EACH;
    }
    return metrics;
  }

  /** Customers whom the rules leave no list although they would have one. */
  public static long emptied(long[] counts) {
    return counts[EMPTIED];
  }

  private static Metric ofAll(String name, int at, long[] counts, String detail) {
    return metric(ALL_RULES, name, counts[at], counts[CUSTOMERS], detail);
  }

  private static Metric metric(
      String model, String name, long value, long customers, String detail) {
    return new Metric(model, Population.RULES.word(), name, value, customers, detail);
  }
}
