package io.dangol.recommend.rules;

import static java.util.stream.Collectors.joining;

import io.dangol.recommend.RecommendSettings;
import io.dangol.testing.Hocon;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A shop of seven items named by letters, for tests of rules. The best six come first for every
 * customer: a, b, c, d, e, f with scores of .9, .8, .7, .6, .5, .4; nothing speaks for n.
 */
final class RuleShop {

  static final LocalDate DAY = LocalDate.parse("2026-06-30");

  private static final String CODES = "abcdefn";
  private static final double[] SCORES = {.9, .8, .7, .6, .5, .4, 0};

  static final List<RuleItem> ITEMS =
      List.of(
          item("a", "Drinks > Tea", "Oak", 4, 10),
          item("b", "Drinks > Tea", "Oak", 6, 0),
          item("c", "Drinks > Wine", "Vine", 20, 3),
          item("d", "Food", "Oak", 10, Double.NaN),
          item("e", "Food > Rice", "Vine", Double.NaN, 5),
          new RuleItem(5, "f", Optional.empty(), Optional.empty(), 8, 5),
          item("n", "Food", "Oak", 9, 5));

  private RuleShop() {}

  private static RuleItem item(
      String code, String category, String brand, double price, double stock) {
    return new RuleItem(
        CODES.indexOf(code), code, Optional.of(category), Optional.of(brand), price, stock);
  }

  /** Rules as the configuration states them below {@code recommend.rules}. */
  static Rules rules(String lines) {
    return Hocon.settings("recommend", "rules { " + lines + " }", RecommendSettings::read).rules();
  }

  static RuleBook book(Rules rules) {
    return RuleBook.of(rules.on(DAY), ITEMS, ITEMS.size());
  }

  /** The codes of a customer's list of four under rules. */
  static String list(String rules) {
    return list(rules, CustomerFacts.UNKNOWN, "");
  }

  /** The same for a customer who took some items. */
  static String list(String rules, CustomerFacts customer, String taken) {
    RuleBook book = book(rules(rules));
    return codes(ruled(CustomerRules.of(book, customer, positions(taken))).items());
  }

  static RuledList ruled(CustomerRules rules) {
    return RuledList.of(rules, new boolean[ITEMS.size()], candidates(), 4);
  }

  /** The codes of the items that could take the last rank of that list. */
  static String replacements(String rules, int most) {
    CustomerRules own = CustomerRules.of(book(rules(rules)), CustomerFacts.UNKNOWN, new int[0]);
    int[] list = ruled(own).items();
    boolean[] excluded = new boolean[ITEMS.size()];
    own.exclude(excluded);
    Arrays.stream(list).forEach(item -> excluded[item] = true);
    return codes(Replacements.of(own, excluded, list, candidates(), most));
  }

  static CustomerFacts inSegment(String segment) {
    return new CustomerFacts(Optional.of(segment), Map.of(), Optional.empty());
  }

  static CustomerFacts from(String region) {
    return new CustomerFacts(
        Optional.empty(), Map.of(Attribute.REGION, Set.of(region)), Optional.empty());
  }

  static CustomerFacts aged(int years) {
    return new CustomerFacts(Optional.empty(), Map.of(), Optional.of(new Age(years, years)));
  }

  static int[] positions(String codes) {
    return codes.chars().map(CODES::indexOf).toArray();
  }

  private static String codes(int[] positions) {
    return Arrays.stream(positions)
        .mapToObj(position -> CODES.substring(position, position + 1))
        .collect(joining());
  }

  /** Proposes no more items than are needed, and never n. */
  private static Candidates candidates() {
    return new Candidates() {
      @Override
      public void propose(boolean[] excluded, int least, Consumer candidates) {
        int proposed = 0;
        for (int item = 0; item < CODES.indexOf("n") && proposed < least; item++) {
          if (!excluded[item]) {
            candidates.accept(item, SCORES[item]);
            proposed++;
          }
        }
      }

      @Override
      public double score(int item) {
        return SCORES[item];
      }
    };
  }
}
