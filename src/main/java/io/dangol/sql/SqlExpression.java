package io.dangol.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedStar;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.expressions.UnresolvedNamedLambdaVariable;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import scala.collection.Iterator;

/** Facts about a Spark SQL expression that do not depend on the columns. */
public final class SqlExpression {
  private static final String BACKTICKS =
      "a column name with other characters than letters, digits and _ needs backticks";

  /** Adjacent words are no SQL, but may be the name of a column. */
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}_]+(?:\\s+[\\p{L}\\p{N}_]+)+");

  private static final Pattern CLOCK_LITERAL =
      Pattern.compile(
          "\\b(date|timestamp(_ntz|_ltz)?)\\s*r?['\"]\\s*((now|today|tomorrow|yesterday)\\b|T|[+-]?\\d*:)",
          Pattern.CASE_INSENSITIVE);

  private SqlExpression() {}

  /** What is wrong with it for any columns; empty if nothing is. */
  public static Optional<String> problem(String sql) {
    Expression parsed;
    try {
      parsed = parsed(sql);
    } catch (Exception e) {
      String remedy = WORDS.matcher(sql.strip()).matches() ? named(sql.strip()) : BACKTICKS;
      return Optional.of(firstLine(e) + ": " + remedy);
    }
    if (parsed instanceof Alias alias) {
      boolean isColumn = WORDS.matcher(sql.strip()).matches();
      return Optional.of(
          "gives a name, "
              + alias.name()
              + ", which has no meaning here: "
              + (isColumn ? named(sql.strip()) : BACKTICKS));
    }
    if (CLOCK_LITERAL.matcher(sql).find()) {
      return Optional.of("reads the clock: a record means the same on every night");
    }
    return nodes(parsed).stream().flatMap(node -> problem(node).stream()).findFirst();
  }

  /** The names of its columns; for a nested field, the column that holds it. */
  public static Set<String> columns(String sql) {
    Set<String> columns = new TreeSet<>();
    collect(parsed(sql), Set.of(), columns);
    return columns;
  }

  /** The part of Spark's message that says what is wrong, without the quoted plan. */
  public static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse(message)
        .replaceFirst(" SQLSTATE: .*", "")
        .strip();
  }

  /** The expression and all below it. */
  public static List<Expression> nodes(Expression expression) {
    List<Expression> nodes = new ArrayList<>(List.of(expression));
    Iterator<Expression> children = expression.children().iterator();
    while (children.hasNext()) {
      nodes.addAll(nodes(children.next()));
    }
    return nodes;
  }

  static Expression parsed(String sql) {
    return new CatalystSqlParser().parseExpression(sql);
  }

  private static Optional<String> problem(Expression node) {
    if (node instanceof SubqueryExpression) {
      return Optional.of("holds a query: an expression sees its own record only");
    }
    if (node instanceof WindowExpression || node instanceof AggregateExpression) {
      return Optional.of("works over several records: an expression sees one");
    }
    if (node instanceof UnresolvedStar) {
      return Optional.of("holds a *: name the columns");
    }
    if (!(node instanceof UnresolvedFunction function)) {
      return Optional.empty();
    }
    if (function.nameParts().size() > 1) {
      return Optional.of(
          "calls " + function.nameParts().mkString(".") + ": only Spark's own functions are known");
    }
    return SqlFunctions.problem(function.nameParts().head(), function.arguments().size());
  }

  /** Within a lambda, a name is a variable if there is one of that name. */
  private static void collect(Expression node, Set<String> variables, Set<String> columns) {
    Set<String> known = variables;
    if (node instanceof UnresolvedAttribute attribute) {
      columns.add(attribute.nameParts().head());
    } else if (node instanceof UnresolvedNamedLambdaVariable variable) {
      if (!variables.contains(variable.nameParts().head())) {
        columns.add(variable.nameParts().head());
      }
    } else if (node instanceof LambdaFunction lambda) {
      known = new HashSet<>(variables);
      Iterator<?> arguments = lambda.arguments().iterator();
      while (arguments.hasNext()) {
        known.add(((UnresolvedNamedLambdaVariable) arguments.next()).nameParts().head());
      }
    }
    Iterator<Expression> children = node.children().iterator();
    while (children.hasNext()) {
      collect(children.next(), known, columns);
    }
  }

  private static String named(String words) {
    return "if " + words + " is one column, write it in backticks, `" + words + "`";
  }
}
