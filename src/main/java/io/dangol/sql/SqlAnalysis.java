package io.dangol.sql;

import static org.apache.spark.sql.catalyst.expressions.NamedExpression.newExprId;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.SimpleAnalyzer;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.RLike;
import org.apache.spark.sql.catalyst.expressions.Unevaluable;
import org.apache.spark.sql.catalyst.optimizer.ReplaceExpressions;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DatetimeType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.sql.types.VariantType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * Resolves Spark SQL over known columns, without a session and with fixed settings, so that no
 * setting of a cluster changes what a record means.
 *
 * <p>A time without a zone is local to {@code zone}, whichever function converts it to a timestamp.
 */
public record SqlAnalysis(StructType columns, ZoneId zone) {
  private static final String CLOCK_WORDS = "(?i)(now|today|tomorrow|yesterday)\\b.*";

  /** Functions that parse a text by a schema or a path. */
  private static final Set<String> PARSING =
      Set.of("from_json", "from_csv", "variant_get", "try_variant_get");

  /** A time without a day, for which Spark would use the current day. */
  private static final String NO_DAY = "^[\\x00-\\x20\\x7f]*[+-]?(T|\\d*:)";

  /** The expression over attributes of {@code columns}; an exception says what is wrong with it. */
  public Expression resolved(String sql) {
    return SQLConf.withExistingConf(settings(), () -> resolvedUnderSettings(sql));
  }

  private Expression resolvedUnderSettings(String sql) {
    LogicalPlan relation =
        new LocalRelation(list(DataTypeUtils.toAttributes(columns)), list(), false, Option.empty());
    Alias named =
        new Alias(SqlExpression.parsed(sql), "x", newExprId(), list(), Option.empty(), list());
    LogicalPlan plan =
        SimpleAnalyzer.executeAndCheck(
            new Project(list(named), relation), new QueryPlanningTracker(Option.empty()));
    refuse(expression(plan));
    Expression resolved = expression(ReplaceExpressions.apply(plan));
    for (Expression node : SqlExpression.nodes(resolved)) {
      boolean isColumn = node instanceof Attribute;
      if ((node instanceof Unevaluable && !isColumn) || !node.deterministic()) {
        throw new IllegalArgumentException("does not follow from the record alone");
      }
    }
    return resolved.transform(new Dayless());
  }

  /**
   * Refuses functions that a name without brackets may mean if there is no such column, and similar
   * cases.
   */
  private static void refuse(Expression expression) {
    for (Expression node : SqlExpression.nodes(expression)) {
      Optional<String> problem = SqlFunctions.problemOfResolved(node.prettyName());
      if (problem.isPresent()) {
        throw new IllegalArgumentException(problem.get());
      }
      if (makesTimesWithin(node)) {
        throw new IllegalArgumentException(
            "makes timestamps of texts within a value, and Spark takes the clock's day for that of a time without one: read them as texts, and make a timestamp of each");
      }
      if (node instanceof Cast cast
          && cast.dataType() instanceof DatetimeType
          && cast.child() instanceof Literal literal
          && isClock(cast, literal)) {
        throw new IllegalArgumentException(
            "reads the clock: a record means the same on every night");
      }
    }
  }

  /** Where {@link Dayless} does not see the text. */
  private static boolean makesTimesWithin(Expression node) {
    boolean isWithin =
        node instanceof Cast cast
            ? !(cast.child().dataType() instanceof StringType)
                && holds(cast.child().dataType(), SqlAnalysis::isText)
            : PARSING.contains(node.prettyName());
    return isWithin && holds(node.dataType(), type -> type instanceof TimestampType);
  }

  private static boolean isText(DataType type) {
    return type instanceof StringType || type instanceof VariantType;
  }

  private static boolean holds(DataType type, Predicate<DataType> wanted) {
    return type.existsRecursively(each -> wanted.test(each));
  }

  private static boolean isClock(Cast cast, Literal literal) {
    String text = String.valueOf(literal.value()).strip();
    return text.matches(CLOCK_WORDS)
        || (cast.dataType() instanceof TimestampType
            && Pattern.compile(NO_DAY).matcher(text).find());
  }

  private static Expression expression(LogicalPlan plan) {
    if (plan instanceof Project project && project.projectList().head() instanceof Alias alias) {
      return alias.child();
    }
    throw new IllegalArgumentException("works over several records: an expression sees one");
  }

  private SQLConf settings() {
    SQLConf settings = new SQLConf();
    settings.setConfString("spark.sql.session.timeZone", zone.getId());
    settings.setConfString("spark.sql.ansi.enabled", "true");
    settings.setConfString("spark.sql.alwaysInlineCommonExpr", "true");
    return settings;
  }

  @SuppressWarnings("unchecked") // Scala's lists are covariant, which Java does not know.
  private static <T> Seq<T> list(Object... elements) {
    Object[] all =
        elements.length == 1 && elements[0] instanceof Seq<?> whole
            ? CollectionConverters.asJava(whole).toArray()
            : elements;
    return (Seq<T>) CollectionConverters.asScala(java.util.List.of(all)).toSeq();
  }

  /** Makes casts to a timestamp give null for a text without a day. */
  private static final class Dayless extends AbstractPartialFunction<Expression, Expression> {
    @Override
    public boolean isDefinedAt(Expression node) {
      return node instanceof Cast cast
          && cast.dataType() instanceof TimestampType
          && cast.child().dataType() instanceof StringType;
    }

    @Override
    public Expression apply(Expression cast) {
      Expression text = cast.children().head();
      Expression hasNone = new RLike(text, literal(NO_DAY));
      return cast.withNewChildren(list(new If(hasNone, literal("no day"), text)));
    }

    private static Literal literal(String text) {
      return new Literal(UTF8String.fromString(text), DataTypes.StringType);
    }
  }
}
