package io.dangol.recommend.rules;

import io.dangol.config.Section;
import io.dangol.config.TableFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of the shop.
 *
 * @param all in their order
 */
public record Rules(List<Rule> all) {

  public static final Rules NONE = new Rules(List.of());

  static final String PATH = "recommend.rules";

  /** The rules as a table, next to those of the configuration. */
  public static final TableFile FILE =
      new TableFile(
          "recommend.rules-file",
          PATH,
          Set.of("items", "categories", "brands", "segments", "values"));

  public Rules {
    all = all.stream().sorted(Rule.ORDER).toList();
  }

  /**
   * Reads the section {@code recommend}.
   *
   * @param listLength the lowest rank of a list
   */
  public static Rules read(Section section, int listLength) {
    if (section.has("rules-file")) {
      section.path("rules-file");
    }
    List<Rule> all = new ArrayList<>();
    section
        .sections("rules")
        .forEach((name, rule) -> all.add(RuleReader.read(name, rule, listLength)));
    return new Rules(all);
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** Those that hold on a day. */
  public Rules on(LocalDate day) {
    return new Rules(all.stream().filter(rule -> rule.holdsOn(day)).toList());
  }

  /** Codes of the items that are considered for a list although nothing speaks for them. */
  public Set<String> proposed() {
    Set<String> codes = new TreeSet<>();
    all.stream().filter(Rule::proposesItems).forEach(rule -> codes.addAll(rule.target().items()));
    return codes;
  }

  /** The names of the segments that any of them is for. */
  public Set<String> segments() {
    Set<String> names = new TreeSet<>();
    all.forEach(rule -> names.addAll(rule.scope().segments()));
    return names;
  }

  /** Whether any of them asks for an attribute of customers, their age included. */
  public boolean needAttributes() {
    return all.stream()
        .anyMatch(
            rule -> !rule.scope().values().isEmpty() || rule.effect() instanceof Effect.AgeLimit);
  }

  /** Whether any of them names items, categories or brands. */
  boolean nameAnything() {
    return all.stream().anyMatch(rule -> !rule.target().isEverything());
  }
}
