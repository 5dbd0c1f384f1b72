package io.dangol.sql;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Coalesce;
import org.apache.spark.sql.catalyst.expressions.Contains;
import org.apache.spark.sql.catalyst.expressions.EndsWith;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Lower;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.catalyst.expressions.StartsWith;
import org.apache.spark.sql.catalyst.expressions.Upper;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * An expression that fits known columns.
 *
 * @param resolved over attributes of the columns, by {@link SqlAnalysis}
 */
public record SqlValue(String sql, Expression resolved) {

  /** Expressions that give a result for any input values. */
  private static final List<Class<?>> SURE =
      List.of(
          AttributeReference.class,
          Literal.class,
          GetStructField.class,
          BinaryComparison.class,
          And.class,
          Or.class,
          Not.class,
          In.class,
          IsNull.class,
          IsNotNull.class,
          If.class,
          CaseWhen.class,
          Coalesce.class,
          Upper.class,
          Lower.class,
          StartsWith.class,
          EndsWith.class,
          Contains.class);

  public DataType type() {
    return resolved.dataType();
  }

  /** The result for a record; to be put into a column of its own, so that it is computed once. */
  public Column attempt() {
    if (!canFail()) {
      return struct(expr(sql).as(Attempt.VALUE));
    }
    List<Attribute> read = List.copyOf(CollectionConverters.asJava(resolved.references().toSeq()));
    Expression body =
        resolved.transform(new ToOrdinals(read.stream().map(Attribute::exprId).toList()));
    List<Expression> inputs =
        read.stream()
            .map(attribute -> ExpressionUtils.expression(col(quoted(attribute.name()))))
            .toList();
    return ExpressionUtils.column(new Attempt(body, CollectionConverters.asScala(inputs).toSeq()));
  }

  /** The value in a column of {@link #attempt}. */
  public static Column value(String attempt) {
    return col(quoted(attempt)).getField(Attempt.VALUE);
  }

  /** Whether it may fail for some record. */
  public boolean canFail() {
    return !SqlExpression.nodes(resolved).stream().allMatch(SqlValue::isSure);
  }

  private static boolean isSure(Expression node) {
    return SURE.stream().anyMatch(type -> type.isInstance(node)) || isNumberOfOtherType(node);
  }

  /** A number such as the 0 in {@code price > 0}, which is compared as a decimal. */
  private static boolean isNumberOfOtherType(Expression node) {
    return node instanceof Cast cast
        && cast.foldable()
        && cast.child().dataType() instanceof NumericType
        && cast.dataType() instanceof NumericType
        && isFit(cast);
  }

  private static boolean isFit(Cast number) {
    try {
      return number.eval(InternalRow.empty()) != null;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  /** A name as {@code col} takes it, whatever characters it has. */
  public static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** Replaces attributes by references to their ordinals. */
  private static final class ToOrdinals extends AbstractPartialFunction<Expression, Expression> {
    private final List<ExprId> attributes;

    ToOrdinals(List<ExprId> attributes) {
      this.attributes = attributes;
    }

    @Override
    public boolean isDefinedAt(Expression node) {
      return node instanceof Attribute;
    }

    @Override
    public Expression apply(Expression node) {
      Attribute attribute = (Attribute) node;
      return new BoundReference(attributes.indexOf(attribute.exprId()), attribute.dataType(), true);
    }
  }
}
