package io.dangol.publish;

import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import io.dangol.table.Words.ReasonCode;
import java.util.Set;
import org.apache.spark.sql.Column;

/** The reason of a recommendation as a sentence for the customer. */
final class ReasonSentence {

  private static final Set<ReasonCode> OF_NO_ITEM =
      Set.of(ReasonCode.POPULAR, ReasonCode.NEW_ARRIVAL, ReasonCode.PICKED);

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
      sentence =
          when(
                  OF_NO_ITEM.contains(reason) ? holds : holds.and(size(names).gt(0)),
                  language.sentence(reason, names))
              .otherwise(sentence);
    }
    return sentence;
  }
}
