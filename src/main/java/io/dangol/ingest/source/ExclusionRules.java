package io.dangol.ingest.source;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.dangol.ingest.file.FileRecords;
import io.dangol.ingest.file.Reasons;
import io.dangol.sql.SqlExpression;
import io.dangol.sql.SqlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/** The rules of a source that leave records out. */
final class ExclusionRules {
  /** The rule that leaves out the last lines of a file. */
  static final String LAST_LINES = "last-lines";

  /** The rule that leaves out a record that feeds no kind. */
  static final String FEEDS_NOTHING = "feeds-nothing";

  private final SortedMap<String, SourceExpression> rules;

  ExclusionRules(SortedMap<String, SourceExpression> rules) {
    this.rules = rules;
  }

  /** What the conditions of the rules say of a record. */
  Stream<Column> attempts() {
    return rules.entrySet().stream()
        .map(
            rule ->
                when(isKnown(rule.getValue().sql()), rule.getValue().attempt())
                    .as(attempt(rule.getKey())));
  }

  /** Whether a record has all columns of a rule; a line of totals with too few fields may. */
  private static Column isKnown(String sql) {
    Column problem = col(FileRecords.PROBLEM);
    Column[] columns =
        SqlExpression.columns(sql).stream().map(name -> lit(name)).toArray(Column[]::new);
    return problem
        .isNull()
        .or(
            problem
                .equalTo(Reasons.WRONG_NUMBER_OF_FIELDS)
                .and(not(arrays_overlap(col(RawRecords.ABSENT), array(columns)))));
  }

  /**
   * The rule that leaves the record out, the first in order of their names; null if none does.
   *
   * @param isFed whether the record feeds a kind
   */
  Column first(Column isFed) {
    List<Column> excluded = new ArrayList<>();
    rules.keySet().forEach(rule -> excluded.add(when(SqlValue.value(attempt(rule)), lit(rule))));
    Column problem = col(FileRecords.PROBLEM);
    excluded.add(when(problem.isNull().and(not(isFed)), lit(FEEDS_NOTHING)));
    excluded.add(when(problem.equalTo(Reasons.LAST_LINE), lit(LAST_LINES)));
    return coalesce(excluded.toArray(Column[]::new));
  }

  /** Why a rule fails on a record that can be read; null where none does. */
  Column failure() {
    List<Column> failures = new ArrayList<>(List.of(lit(null).cast(Reasons.TYPE)));
    rules.forEach(
        (rule, sql) ->
            failures.add(when(col(SqlValue.quoted(attempt(rule))).isNull(), sql.failure())));
    return when(col(FileRecords.PROBLEM).isNull(), coalesce(failures.toArray(Column[]::new)));
  }

  private static String attempt(String rule) {
    return "__exclude_" + rule;
  }
}
