package io.dangol.recommend.rules;

import static io.dangol.recommend.rules.RuleAction.AGE_LIMIT;
import static io.dangol.recommend.rules.RuleAction.AT_MOST;
import static io.dangol.recommend.rules.RuleAction.BOOST;
import static io.dangol.recommend.rules.RuleAction.BURY;
import static io.dangol.recommend.rules.RuleAction.EXCLUDE;
import static io.dangol.recommend.rules.RuleAction.PIN;
import static io.dangol.recommend.rules.RuleAction.PRICE_BAND;
import static io.dangol.recommend.rules.RuleAction.STOCK;

import io.dangol.config.Section;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one rule, and reports everything that is wrong with it. */
final class RuleReader {

  /** Names become names of figures; the figures of all rules together have a blank in theirs. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]{1,100}");

  private static final int MOST_PIECES = 1_000_000_000;
  private static final int OLDEST = 150;

  /** The actions that each number belongs to. */
  private static final Map<String, Set<RuleAction>> NUMBERS =
      Map.of(
          "factor", EnumSet.of(BOOST, BURY),
          "rank", EnumSet.of(PIN),
          "most", EnumSet.of(AT_MOST),
          "per", EnumSet.of(AT_MOST),
          "low", EnumSet.of(PRICE_BAND),
          "high", EnumSet.of(PRICE_BAND),
          "least", EnumSet.of(STOCK),
          "min-age", EnumSet.of(AGE_LIMIT),
          "max-age", EnumSet.of(AGE_LIMIT));

  private final Section section;
  private final int listLength;

  private RuleReader(Section section, int listLength) {
    this.section = section;
    this.listLength = listLength;
  }

  /**
   * The rule of a section.
   *
   * @param listLength the lowest rank of a list
   */
  static Rule read(String name, Section section, int listLength) {
    return new RuleReader(section, listLength).rule(name);
  }

  private Rule rule(String name) {
    if (!NAME.matcher(name).matches()) {
      section.problem(
          "action", "belongs to a rule whose name has more than letters, digits, - and _");
    }
    RuleAction action = section.choice("action", RuleAction.class);
    Rule rule =
        new Rule(
            name,
            section.has("order") ? section.integer("order", 0, 1_000_000) : 0,
            action,
            effect(action),
            target(action),
            scope(),
            date("from", LocalDate.MIN),
            date("until", LocalDate.MAX));
    if (rule.until().isBefore(rule.from())) {
      section.problem("until", "is before from: the rule would never hold");
    }
    refuseOthers(action);
    return rule;
  }

  private Effect effect(RuleAction action) {
    return switch (action) {
      case EXCLUDE -> new Effect.Exclude();
      case BOOST -> factor(1, 1000, "above 1");
      case BURY -> factor(0, 1, "below 1");
      case PIN -> new Effect.Pin(section.integer("rank", 1, listLength));
      case AT_MOST ->
          new Effect.AtMost(
              section.integer("most", 1, 1000), section.choice("per", Effect.Grouping.class));
      case PRICE_BAND -> priceBand();
      case STOCK -> new Effect.Stock(section.number("least", 0, MOST_PIECES));
      case AGE_LIMIT -> ageLimit();
    };
  }

  /** A factor that is not 1. */
  private Effect factor(double least, double most, String beyond) {
    double factor = section.number("factor", least, most);
    if (factor == 1) {
      section.problem("factor", "must be " + beyond);
    }
    return new Effect.Weigh(factor);
  }

  private Effect priceBand() {
    if (!section.has("low") && !section.has("high")) {
      section.problem("action", "needs low, high or both");
    }
    double low = section.has("low") ? section.number("low", 0, 1000) : 0;
    double high = section.has("high") ? section.number("high", 0, 1000) : Double.POSITIVE_INFINITY;
    if (low > high) {
      section.problem("low", "is above high: no price would do");
    }
    return new Effect.PriceBand(low, high);
  }

  private Effect ageLimit() {
    if (!section.has("min-age") && !section.has("max-age")) {
      section.problem("action", "needs min-age, max-age or both");
    }
    int least = section.has("min-age") ? section.integer("min-age", 0, OLDEST) : 0;
    int most = section.has("max-age") ? section.integer("max-age", 0, OLDEST) : Integer.MAX_VALUE;
    if (least > most) {
      section.problem("min-age", "is above max-age: nobody is of such an age");
    }
    return new Effect.AgeLimit(least, most);
  }

  private RuleTarget target(RuleAction action) {
    RuleTarget target = new RuleTarget(list("items"), list("categories"), list("brands"));
    boolean needsOne = EnumSet.of(EXCLUDE, BOOST, BURY).contains(action);
    if (needsOne && target.isEverything()) {
      section.problem("action", "needs items, categories or brands");
    }
    if (action == PIN && target.items().isEmpty()) {
      section.problem("action", "needs items");
    }
    for (String key : List.of("categories", "brands")) {
      if (action == PIN && section.has(key)) {
        section.problem(key, "does not go with pin: name the items");
      }
    }
    return target;
  }

  private RuleScope scope() {
    List<String> segments = list("segments");
    List<String> values = list("values");
    if (!section.has("attribute")) {
      if (!values.isEmpty()) {
        section.problem("values", "need attribute, whose values they are");
      }
      return new RuleScope(segments, Map.of());
    }
    Attribute attribute = section.choice("attribute", Attribute.class);
    if (values.isEmpty()) {
      section.problem("attribute", "needs values, of which a customer has one");
    }
    return new RuleScope(segments, Map.of(attribute, values));
  }

  /** Texts; an empty list, which would cover nothing or everything, is a problem. */
  private List<String> list(String key) {
    if (!section.has(key)) {
      return List.of();
    }
    List<String> texts = section.texts(key).stream().map(String::strip).toList();
    if (texts.isEmpty()) {
      section.problem(key, "must not be empty: leave it out");
    }
    return texts;
  }

  private LocalDate date(String key, LocalDate otherwise) {
    if (!section.has(key)) {
      return otherwise;
    }
    try {
      return LocalDate.parse(section.text(key));
    } catch (DateTimeException e) {
      section.problem(key, "must be a date like 2026-12-31");
      return otherwise;
    }
  }

  private void refuseOthers(RuleAction action) {
    NUMBERS.forEach(
        (key, actions) -> {
          if (!actions.contains(action) && section.has(key)) {
            section.problem(key, "does not go with the action of this rule");
          }
        });
  }
}
