package io.dangol.table;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts the rows that break a table's contract.
 *
 * <p>Keys are counted by their hashes first, which is several times cheaper than to count the keys
 * themselves. As many hashes as rows mean as many keys; only if there are fewer are keys counted.
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

  /** Runs one action over {@code rows}, whose columns are the table's; two if hashes collide. */
  public static Result of(Table table, Dataset<Row> rows) {
    List<Rule> rules = new ArrayList<>();
    for (Field field : table.columns()) {
      if (!field.nullable()) {
        rules.add(new Rule(field.name() + " is present", field.name() + " is not null"));
      }
    }
    rules.addAll(table.rules());
    List<Column> counts = new ArrayList<>();
    rules.forEach(rule -> counts.add(count_if(not(coalesce(expr(rule.condition()), lit(true))))));
    counts.add(distinct(table, key -> xxhash64(key)));
    Row found = rows.agg(count(lit(1)), counts.toArray(Column[]::new)).first();
    long total = found.getLong(0);
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (found.getLong(i + 1) > 0) {
        broken.add(sentence(rules.get(i).name(), found.getLong(i + 1), total));
      }
    }
    if (found.getLong(rules.size() + 1) < total && !table.key().isEmpty()) {
      long keys = rows.agg(distinct(table, key -> struct(key))).first().getLong(0);
      if (keys < total) {
        broken.add(sentence("the key " + table.key() + " is unique", total - keys, total));
      }
    }
    return new Result(total, broken);
  }

  private static Column distinct(Table table, Function<Column[], Column> counted) {
    Column[] key = table.key().stream().map(Field::col).toArray(Column[]::new);
    return key.length == 0 ? count(lit(1)) : count_distinct(counted.apply(key));
  }

  private static String sentence(String rule, long broken, long total) {
    return String.format(Locale.ROOT, "%s: broken by %,d of %,d rows", rule, broken, total);
  }
}
