package io.dangol.publish;

import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import io.dangol.table.Words.ReasonCode;
import org.apache.spark.sql.Column;

/** The reason of a recommendation as a sentence for the customer. */
final class ReasonSentence {

  private ReasonSentence() {}

  /**
   * A phrase such as "because you bought Red mug before". An unknown code, or a reason without the
   * item that it needs, has a phrase without a reason.
   *
   * @param names of the customer's own items, never null, strongest first
   */
  static Column of(Column reasonCode, Column names, Language language) {
    Column sentence = language.withoutReason();
    for (ReasonCode reason : ReasonCode.values()) {
      Column holds = reasonCode.equalTo(reason.word());
      boolean isOfNoItem = reason == ReasonCode.POPULAR || reason == ReasonCode.NEW_ARRIVAL;
      sentence =
          when(isOfNoItem ? holds : holds.and(size(names).gt(0)), language.sentence(reason, names))
              .otherwise(sentence);
    }
    return sentence;
  }
}
