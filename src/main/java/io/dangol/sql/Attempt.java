package io.dangol.sql;

import java.io.Serializable;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenFallback;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/**
 * The result of an expression for a record as a struct of one field, {@code value}; null if the
 * expression fails. No exception is thrown, because Spark's exceptions quote the value.
 *
 * <p>The expression is hidden from Spark's optimizer, which would otherwise move common parts of
 * several expressions out of the attempt.
 */
final class Attempt extends Expression implements CodegenFallback, Serializable {
  static final String VALUE = "value";
  private static final long serialVersionUID = 1L;

  private final Expression body;
  private final Seq<Expression> inputs;

  /**
   * An attempt.
   *
   * @param body over references to the inputs by ordinal
   */
  Attempt(Expression body, Seq<Expression> inputs) {
    this.body = body;
    this.inputs = inputs;
  }

  @Override
  public Object eval(InternalRow row) {
    Object[] given = new Object[inputs.size()];
    for (int i = 0; i < given.length; i++) {
      given[i] = inputs.apply(i).eval(row);
    }
    try {
      return new GenericInternalRow(new Object[] {body.eval(new GenericInternalRow(given))});
    } catch (Exception | StackOverflowError e) {
      return null;
    }
  }

  @Override
  public DataType dataType() {
    return new StructType().add(VALUE, body.dataType());
  }

  @Override
  public boolean nullable() {
    return true;
  }

  @Override
  public Seq<Expression> children() {
    return inputs;
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return new Attempt(body, children);
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode code) {
    return CodegenFallback.super.doGenCode(context, code);
  }

  @Override
  public int productArity() {
    return 2;
  }

  @Override
  public Object productElement(int n) {
    return n == 0 ? body : inputs;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof Attempt;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Attempt attempt
        && body.equals(attempt.body)
        && inputs.equals(attempt.inputs);
  }

  @Override
  public int hashCode() {
    return Objects.hash(body, inputs);
  }
}
