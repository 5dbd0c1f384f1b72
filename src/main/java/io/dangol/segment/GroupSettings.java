package io.dangol.segment;

import io.dangol.config.Section;
import io.dangol.sql.SqlAnalysis;
import io.dangol.sql.SqlExpression;
import io.dangol.sql.SqlValue;
import io.dangol.table.Tables;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.BooleanType;

/**
 * The groups of customers next to the segments.
 *
 * @param rules conditions over the columns of {@code gold.customer_profiles} by name, in its order
 */
public record GroupSettings(Grid grid, Map<String, SqlValue> rules) {

  private static final double MOST = 1e12;
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]{1,100}");

  public GroupSettings {
    rules = new LinkedHashMap<>(rules);
  }

  /** Reads {@code grid} and {@code rules} of the section {@code segment}; names each wrong rule. */
  static GroupSettings read(Section segment) {
    Section grid = segment.section("grid");
    Map<String, SqlValue> rules = new LinkedHashMap<>();
    segment
        .textMap("rules")
        .forEach(
            (name, sql) -> {
              Optional<String> problem = problem(name, sql);
              problem.ifPresent(
                  text -> segment.problem("rules", "has " + name + ", which " + text));
              if (problem.isEmpty()) {
                rules.put(name, new SqlValue(sql, resolved(sql)));
              }
            });
    return new GroupSettings(
        new Grid(
            grid.ascending("recency", 0, MOST),
            grid.ascending("frequency", 0, MOST),
            grid.ascending("monetary", 0, MOST)),
        rules);
  }

  private static Optional<String> problem(String name, String sql) {
    if (!NAME.matcher(name).matches()) {
      return Optional.of("has a name of more than letters, digits, - and _");
    }
    Optional<String> unfit = SqlExpression.problem(sql);
    if (unfit.isPresent()) {
      return unfit;
    }
    try {
      Expression found = resolved(sql);
      return found.dataType() instanceof BooleanType
          ? Optional.empty()
          : Optional.of(
              "is of type "
                  + found.dataType().simpleString()
                  + ", must be a condition, true or false");
    } catch (Exception e) {
      // Spark's AnalysisException is a checked one that its methods do not declare.
      return Optional.of("does not fit gold.customer_profiles: " + SqlExpression.firstLine(e));
    }
  }

  private static Expression resolved(String sql) {
    // A profile has no timestamps, so the zone does not matter.
    return new SqlAnalysis(Tables.CUSTOMER_PROFILES.schema(), ZoneOffset.UTC).resolved(sql);
  }
}
