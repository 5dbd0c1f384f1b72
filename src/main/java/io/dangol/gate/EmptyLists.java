package io.dangol.gate;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.RANK;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.GateResult;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Measures how many customers have no list although they should. */
final class EmptyLists {

  static final String GATE = "empty-lists";

  private EmptyLists() {}

  /**
   * The gate without the customers whom the shop's own rules leave no item; the bound names their
   * number.
   *
   * @param nothingLeft {@code customer_id} of those customers
   */
  static GateResult ofTheOthers(
      Dataset<Row> customers, Dataset<Row> nothingLeft, Dataset<Row> lists, double most) {
    Dataset<Row> others =
        customers.join(
            nothingLeft.select(CUSTOMER_ID.col()), new String[] {CUSTOMER_ID.name()}, "left_anti");
    Sampled share = of(others, lists);
    long left = customers.count() - share.size();
    String bound =
        left == 0
            ? "at most " + most
            : "at most %s, without %s customers whom recommend.repeat or recommend.rules leave no item"
                .formatted(most, left);
    return new GateResult(
        GATE, RECOMMENDATIONS.name(), share.value(), bound, share.value() <= most, false);
  }

  /**
   * Share of customers without a list; 0 if there are no customers.
   *
   * @param customers one row per customer who is known by events and permits personalisation
   * @param lists columns of {@code gold.recommendations}
   */
  static Sampled of(Dataset<Row> customers, Dataset<Row> lists) {
    Dataset<Row> listed =
        lists.where(RANK.col().equalTo(1)).select(CUSTOMER_ID.col(), lit(true).as("has_list"));
    Row found =
        customers
            .select(CUSTOMER_ID.col())
            // one to one or none: a list has one first place
            .join(listed, new String[] {CUSTOMER_ID.name()}, "left_outer")
            .agg(count(lit(1)), count_if(col("has_list").isNull()))
            .first();
    long all = found.getLong(0);
    return new Sampled(all == 0 ? 0 : (double) found.getLong(1) / all, all);
  }
}
