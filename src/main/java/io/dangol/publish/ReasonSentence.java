package io.dangol.publish;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.when;

import io.dangol.table.Words.ReasonCode;
import org.apache.spark.sql.Column;

/** The reason of a recommendation as a sentence for the customer. */
final class ReasonSentence {

  private ReasonSentence() {}

  /**
   * A phrase such as "because you bought Red mug before". For an unknown code or a reason without
   * an item it is "chosen for you".
   *
   * @param names of the customer's own items, never null, strongest first
   */
  static Column of(Column reasonCode, Column names) {
    Column listed = listed(names);
    return when(reasonCode.equalTo(ReasonCode.POPULAR.word()), lit("popular with our customers"))
        .when(reasonCode.equalTo(ReasonCode.NEW_ARRIVAL.word()), lit("new in our shop"))
        .when(reasonCode.equalTo(ReasonCode.PICKED.word()), lit("picked by our shop"))
        .when(size(names).equalTo(0), lit("chosen for you"))
        .when(
            reasonCode.equalTo(ReasonCode.BOUGHT_BEFORE.word()),
            concat(lit("because you bought "), listed, lit(" before")))
        .when(
            reasonCode.equalTo(ReasonCode.SEEN_BEFORE.word()),
            concat(lit("because you looked at "), listed))
        .when(
            reasonCode.equalTo(ReasonCode.BECAUSE_OF.word()),
            concat(lit("because of your interest in "), listed))
        .otherwise(lit("chosen for you"));
  }

  /** "A", "A and B", "A, B and C"; only reached with at least one name. */
  private static Column listed(Column names) {
    Column others = slice(names, lit(1), greatest(size(names).minus(1), lit(0)));
    Column last = element_at(names, -1);
    return when(size(names).equalTo(1), last)
        .otherwise(concat(concat_ws(", ", others), lit(" and "), last));
  }
}
