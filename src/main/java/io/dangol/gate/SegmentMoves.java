package io.dangol.gate;

import static io.dangol.table.Columns.AS_OF_ON;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.INACTIVE_DAYS;
import static io.dangol.table.Columns.SINCE_ON;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;

import io.dangol.table.Field;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Measures how many customers are in another segment although they did nothing. */
final class SegmentMoves {

  static final String GATE = "segment-moves";

  private static final Column IS_QUIET =
      INACTIVE_DAYS.col().geq(datediff(AS_OF_ON.col(), col("former_on")));

  private SegmentMoves() {}

  /**
   * The share in another segment among customers with a segment on both nights and no event since
   * the former one. A night whose segments do not stay has no such customer.
   *
   * @param former columns of {@code gold.customer_segments}, as is {@code tonight}
   * @param profiles tonight's {@code gold.customer_profiles}
   */
  static Sampled of(Dataset<Row> former, Dataset<Row> tonight, Dataset<Row> profiles, Field group) {
    Dataset<Row> before =
        former.select(CUSTOMER_ID.col(), AS_OF_ON.col().as("former_on"), group.col().as("before"));
    Dataset<Row> after =
        tonight
            .where(SINCE_ON.col().isNotNull())
            .select(CUSTOMER_ID.col(), AS_OF_ON.col(), group.col().as("after"));
    Row found =
        before
            .join(after, CUSTOMER_ID.name())
            .join(profiles.select(CUSTOMER_ID.col(), INACTIVE_DAYS.col()), CUSTOMER_ID.name())
            .where(IS_QUIET)
            .agg(count(lit(1)), count_if(col("before").notEqual(col("after"))))
            .first();
    long quiet = found.getLong(0);
    return new Sampled(quiet == 0 ? 0 : (double) found.getLong(1) / quiet, quiet);
  }
}
