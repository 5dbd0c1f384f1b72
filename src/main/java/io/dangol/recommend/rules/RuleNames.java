package io.dangol.recommend.rules;

import static io.dangol.table.Columns.BRAND;
import static io.dangol.table.Columns.CATEGORY;
import static io.dangol.table.Columns.CODE;

import io.dangol.config.EditDistance;
import io.dangol.job.Failure;
import io.dangol.job.Inputs;
import io.dangol.table.Field;
import io.dangol.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks that the items, categories and brands that rules name exist. */
public final class RuleNames {

  private static final Logger LOG = LoggerFactory.getLogger(RuleNames.class);

  private static final String LEVEL = " > ";

  private RuleNames() {}

  /** A CONFIGURATION failure with every name that does not exist. */
  public static void require(Rules rules, Inputs inputs) {
    List<String> unknown = unknown(rules, inputs);
    if (!unknown.isEmpty()) {
      throw Failure.configuration(String.join(System.lineSeparator(), unknown));
    }
  }

  /**
   * One sentence for each name that does not exist. While there are no items at all, nothing can be
   * checked, and nothing is recommended: that is a line in the log.
   *
   * @param inputs with {@code silver.items}
   */
  public static List<String> unknown(Rules rules, Inputs inputs) {
    if (!rules.nameAnything()) {
      return List.of();
    }
    Dataset<Row> items = inputs.read(Tables.ITEMS);
    if (items.isEmpty()) {
      LOG.warn("the names in {} are not checked: {} has no items yet", Rules.PATH, Tables.ITEMS);
      return List.of();
    }
    List<String> unknown = new ArrayList<>();
    unknown.addAll(unknown(rules, RuleTarget::items, "item", codes(rules, items)));
    unknown.addAll(unknown(rules, RuleTarget::categories, "category", categories(rules, items)));
    unknown.addAll(unknown(rules, RuleTarget::brands, "brand", brands(rules, items)));
    return unknown;
  }

  private static List<String> unknown(
      Rules rules, Function<RuleTarget, List<String>> named, String kind, Set<String> known) {
    List<String> unknown = new ArrayList<>();
    for (Rule rule : rules.all()) {
      for (String name : named.apply(rule.target())) {
        if (!known.contains(name)) {
          String hint =
              EditDistance.nearest(name, known)
                  .map(near -> ", did you mean '" + near + "'?")
                  .orElse("; write one that a source has delivered, or remove it");
          unknown.add(
              "%s names the %s '%s', which %s does not have%s"
                  .formatted(rule.path(), kind, name, Tables.ITEMS, hint));
        }
      }
    }
    return unknown;
  }

  /** Those of the codes that rules name: a catalogue may have millions. */
  private static Set<String> codes(Rules rules, Dataset<Row> items) {
    Set<String> named = names(rules, RuleTarget::items);
    return named.isEmpty()
        ? named
        : texts(items.where(CODE.col().isInCollection(named)).select(CODE.col()), CODE);
  }

  /** All categories, with those above them. */
  private static Set<String> categories(Rules rules, Dataset<Row> items) {
    if (names(rules, RuleTarget::categories).isEmpty()) {
      return Set.of();
    }
    Set<String> categories = new TreeSet<>();
    for (String path : distinct(items, CATEGORY)) {
      categories.add(path);
      for (int at = path.indexOf(LEVEL); at >= 0; at = path.indexOf(LEVEL, at + 1)) {
        categories.add(path.substring(0, at));
      }
    }
    return categories;
  }

  private static Set<String> brands(Rules rules, Dataset<Row> items) {
    return names(rules, RuleTarget::brands).isEmpty() ? Set.of() : distinct(items, BRAND);
  }

  private static Set<String> names(Rules rules, Function<RuleTarget, List<String>> named) {
    Set<String> names = new TreeSet<>();
    rules.all().forEach(rule -> names.addAll(named.apply(rule.target())));
    return names;
  }

  private static Set<String> distinct(Dataset<Row> items, Field column) {
    Column value = column.col();
    return texts(items.where(value.isNotNull()).select(value).distinct(), column);
  }

  private static Set<String> texts(Dataset<Row> rows, Field column) {
    Set<String> texts = new TreeSet<>();
    rows.collectAsList().forEach(row -> texts.add(column.textOf(row)));
    return texts;
  }
}
