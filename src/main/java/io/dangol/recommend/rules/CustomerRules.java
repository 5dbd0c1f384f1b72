package io.dangol.recommend.rules;

import io.dangol.recommend.rules.Effect.AgeLimit;
import io.dangol.recommend.rules.Effect.PriceBand;
import io.dangol.recommend.rules.Effect.Weigh;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The rules that are for one customer, in their order. */
public final class CustomerRules {

  private static final double PRECISION = 1e6;

  private final List<BoundRule> rules;
  private final List<BoundRule> hiding;
  private final List<BoundRule> weighing;
  private final CustomerFacts customer;
  private final double[] prices;

  /** The median price of what the customer took; NaN if none is known. */
  private final double usualPrice;

  private CustomerRules(
      List<BoundRule> rules, CustomerFacts customer, double[] prices, double usualPrice) {
    this.rules = rules;
    this.hiding = rules.stream().filter(rule -> rule.effect.hides()).toList();
    this.weighing = rules.stream().filter(rule -> rule.effect instanceof Weigh).toList();
    this.customer = customer;
    this.prices = prices;
    this.usualPrice = usualPrice;
  }

  /**
   * The rules for a customer.
   *
   * @param taken positions of the items that the customer took
   */
  public static CustomerRules of(RuleBook book, CustomerFacts customer, int[] taken) {
    List<BoundRule> rules =
        book.rules.stream().filter(rule -> rule.scope.includes(customer)).toList();
    boolean askPrice = rules.stream().anyMatch(rule -> rule.effect instanceof PriceBand);
    double usual = askPrice ? usualPrice(book.prices, taken) : Double.NaN;
    return new CustomerRules(rules, customer, book.prices, usual);
  }

  public boolean isEmpty() {
    return rules.isEmpty();
  }

  List<BoundRule> all() {
    return rules;
  }

  /** Those that boost or bury. */
  List<BoundRule> weighing() {
    return weighing;
  }

  /** Excludes the items that must not be shown to the customer. */
  public void exclude(boolean[] excluded) {
    for (BoundRule rule : hiding) {
      for (int item : rule.covered) {
        excluded[item] |= hides(rule, item);
      }
    }
  }

  /** The first rule that hides an item. */
  Optional<BoundRule> hiding(int item) {
    return hiding.stream().filter(rule -> rule.covers(item) && hides(rule, item)).findFirst();
  }

  /** The name of the first rule that hides an item. */
  public Optional<String> hiddenBy(int item) {
    return hiding(item).map(rule -> rule.name);
  }

  /** The names of the rules that boost or bury an item. */
  public List<String> weighedBy(int item) {
    return weighing.stream().filter(rule -> rule.covers(item)).map(rule -> rule.name).toList();
  }

  /** A score times the factors for its item, rounded to 6 decimals; it may be above 1. */
  public double weighed(int item, double score) {
    double product = score;
    for (BoundRule rule : weighing) {
      if (rule.covers(item) && rule.effect instanceof Weigh weigh) {
        product *= weigh.factor();
      }
    }
    return Math.rint(product * PRECISION) / PRECISION;
  }

  /** Whether a rule hides an item that it covers. */
  private boolean hides(BoundRule rule, int item) {
    if (rule.effect instanceof PriceBand band) {
      // False if either price is NaN.
      return prices[item] < band.low() * usualPrice || prices[item] > band.high() * usualPrice;
    }
    if (rule.effect instanceof AgeLimit limit) {
      return customer.age().filter(age -> age.isWithin(limit)).isEmpty();
    }
    return true;
  }

  /** Of an even number of prices, the mean of the two in the middle. */
  private static double usualPrice(double[] prices, int[] taken) {
    double[] paid =
        Arrays.stream(taken)
            .mapToDouble(item -> prices[item])
            .filter(price -> !Double.isNaN(price))
            .sorted()
            .toArray();
    int half = paid.length / 2;
    if (paid.length == 0) {
      return Double.NaN;
    }
    return paid.length % 2 == 1 ? paid[half] : (paid[half - 1] + paid[half]) / 2;
  }
}
