package io.dangol.recommend.rules;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rules of a night, bound to the items of its catalogue. */
public final class RuleBook implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Without rules. */
  public static final RuleBook NONE = new RuleBook(List.of(), new double[0]);

  /** In their order. */
  final List<BoundRule> rules;

  /** By position; NaN if unknown. */
  final double[] prices;

  private RuleBook(List<BoundRule> rules, double[] prices) {
    this.rules = List.copyOf(rules);
    this.prices = prices;
  }

  /**
   * Binds rules.
   *
   * @param items of the catalogue; those of which nothing is known may be missing
   * @param size of the catalogue
   */
  public static RuleBook of(Rules rules, List<RuleItem> items, int size) {
    List<BoundRule> bound = new ArrayList<>();
    for (Rule rule : rules.all()) {
      bound.add(new BoundRule(bound.size(), rule, items, size));
    }
    double[] prices = new double[size];
    Arrays.fill(prices, Double.NaN);
    items.forEach(item -> prices[item.position()] = item.price());
    return new RuleBook(bound, prices);
  }

  public boolean isEmpty() {
    return rules.isEmpty();
  }
}
