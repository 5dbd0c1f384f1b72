package io.dangol.recommend.rules;

import io.dangol.learn.Metric;
import io.dangol.recommend.rules.Effect.Weigh;
import io.dangol.table.Words.Population;
import java.util.ArrayList;
import java.util.List;

/**
 * What rules change, counted over customers: each list is compared with the customer's list without
 * any rule.
 *
 * <p>A row counts for one rule: an item that is gone for the first rule that hides it, or for the
 * one that allowed no more of its kind; an item at a rank that it would not have for the rule that
 * pins it; an item that a boost moved up, or that a bury moved down or out, for that rule.
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
    for (BoundRule rule : rules.all()) {
      long changed = changed(rule, rules, usual, ruled, list);
      int at = OF_ALL + OF_EACH * rule.index;
      counts[at + CUSTOMERS]++;
      counts[at + CHANGED] += changed > 0 ? 1 : 0;
      counts[at + ROWS] += changed;
    }
  }

  private static int differing(int[] usual, int[] list) {
    int differing = Math.abs(usual.length - list.length);
    for (int i = 0; i < Math.min(usual.length, list.length); i++) {
      differing += usual[i] == list[i] ? 0 : 1;
    }
    return differing;
  }

  /** The rows that count for a rule. */
  private static long changed(
      BoundRule rule, CustomerRules rules, int[] usual, RuledList ruled, int[] list) {
    long changed = 0;
    for (int item : usual) {
      boolean isGone = rank(list, item) == NO_RANK;
      boolean isHidden = isGone && rules.hiding(item).filter(rule::equals).isPresent();
      boolean isCapped = isGone && ruled.capping(item).filter(rule::equals).isPresent();
      boolean isSunk = isGone && isMoved(rule, rules, item, usual, list);
      changed += isHidden || isCapped || isSunk ? 1 : 0;
    }
    for (int item : list) {
      boolean isPinned =
          ruled.pinning(item).filter(rule::equals).isPresent()
              && rank(usual, item) != rank(list, item);
      boolean isMoved = !ruled.isPinned(item) && isMoved(rule, rules, item, usual, list);
      changed += isPinned || isMoved ? 1 : 0;
    }
    return changed;
  }

  /** Whether a boost moved an item up, or a bury moved it down or out. */
  private static boolean isMoved(
      BoundRule rule, CustomerRules rules, int item, int[] usual, int[] list) {
    if (!(rule.effect instanceof Weigh weigh)
        || !rule.covers(item)
        || rules.hiding(item).isPresent()) {
      return false;
    }
    int down = Integer.compare(rank(list, item), rank(usual, item));
    return weigh.factor() > 1 ? down < 0 : down > 0;
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
