package io.dangol.recommend.evaluate;

import io.dangol.learn.BootstrapMean;
import io.dangol.recommend.rank.Catalogue;
import io.dangol.recommend.rank.CustomerHistory;
import io.dangol.recommend.rerank.PastDate;
import org.apache.spark.sql.Row;

/** A customer whose lists are measured. */
final class TestCustomer {

  final CustomerHistory history;

  /**
   * Catalogue positions of what the customer took after the cut; -1 for an item that is not there.
   */
  final int[] wanted;

  /** The figure of customers with as many purchases. */
  final ListFigure ofGroup;

  /** As from {@link BootstrapMean#weights}. */
  final int[] weights;

  /**
   * @param row with what the customer took and {@code purchases}
   */
  TestCustomer(Row row, CustomerHistory history, Catalogue catalogue) {
    this.history = history;
    this.wanted =
        row.<Long>getList(row.fieldIndex(PastDate.WANTED)).stream()
            .mapToInt(catalogue::position)
            .toArray();
    int purchases = row.fieldIndex(PastPurchases.PURCHASES);
    this.ofGroup = ListFigure.ofCustomersWith(row.isNullAt(purchases) ? 0 : row.getLong(purchases));
    this.weights = BootstrapMean.weights(history.customerId());
  }
}
