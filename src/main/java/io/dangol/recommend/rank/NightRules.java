package io.dangol.recommend.rank;

import io.dangol.job.PartitionSums;
import io.dangol.job.Shared;
import io.dangol.recommend.rules.CustomerFacts;
import io.dangol.recommend.rules.RuleBook;
import java.io.Serializable;
import java.time.LocalDate;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/**
 * The rules of a night as executors have them.
 *
 * @param shared the rules
 * @param counts what they change, as {@link io.dangol.recommend.rules.RuleCounts} counts it
 * @param asOf the day of which customers' ages are
 */
record NightRules(Broadcast<RuleBook> shared, PartitionSums counts, LocalDate asOf)
    implements Serializable {

  static NightRules of(RuleBook book, LocalDate asOf) {
    return new NightRules(Shared.withExecutors(book), Shared.sums(), asOf);
  }

  RuleBook book() {
    return shared.value();
  }

  /** What rules ask of the customer of a row. */
  CustomerFacts facts(Row row) {
    return book().isEmpty() ? CustomerFacts.UNKNOWN : CustomerFacts.of(row, asOf);
  }
}
