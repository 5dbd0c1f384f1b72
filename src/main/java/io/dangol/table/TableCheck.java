package io.dangol.table;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts the rows that break a table's contract: presence and rules in one pass, the key in
 * another.
 */
public final class TableCheck {

  /**
   * What a check found.
   *
   * @param rows rows that were checked
   * @param broken one sentence per broken rule, in the order of declaration; empty if all hold
   */
  public record Result(long rows, List<String> broken) {}

  private TableCheck() {}

  /** Runs two actions over {@code rows}, whose columns are the table's. */
  public static Result of(Table table, Dataset<Row> rows) {
    List<Rule> rules = new ArrayList<>();
    for (Field field : table.columns()) {
      if (!field.nullable()) {
        rules.add(new Rule(field.name() + " is present", field.name() + " is not null"));
      }
    }
    rules.addAll(table.rules());
    Column[] counts =
        rules.stream()
            .map(rule -> count_if(not(coalesce(expr(rule.condition()), lit(true)))))
            .toArray(Column[]::new);
    Row found = rows.agg(count(lit(1)), counts).first();
    long total = found.getLong(0);
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (found.getLong(i + 1) > 0) {
        broken.add(sentence(rules.get(i).name(), found.getLong(i + 1), total));
      }
    }
    long repeated = repeatedKeys(table, rows);
    if (repeated > 0) {
      broken.add(sentence("the key " + table.key() + " is unique", repeated, total));
    }
    return new Result(total, broken);
  }

  private static long repeatedKeys(Table table, Dataset<Row> rows) {
    if (table.key().isEmpty()) {
      return 0;
    }
    Column[] key = table.key().stream().map(Field::col).toArray(Column[]::new);
    return rows.groupBy(key).agg(count(lit(1)).as("n")).where("n > 1").count();
  }

  private static String sentence(String rule, long broken, long total) {
    return String.format(Locale.ROOT, "%s: broken by %,d of %,d rows", rule, broken, total);
  }
}
