package io.dangol.segment;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.FORMER_SEGMENT_ID;
import static io.dangol.table.Columns.FORMER_SEGMENT_NAME;
import static io.dangol.table.Columns.MOVED_BECAUSE;
import static io.dangol.table.Columns.MOVED_BY;
import static io.dangol.table.Columns.SEGMENT_ID;
import static io.dangol.table.Columns.SEGMENT_NAME;
import static io.dangol.table.Columns.SINCE_ON;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.dangol.table.Field;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of {@code gold.customer_segments}: who is in which segment, since when and why. */
final class Membership {

  private static final Column HAD_ONE = col(Training.FORMER_ID).notEqual(Placement.NONE);
  private static final Column STAYED = col(Training.FORMER_ID).equalTo(SEGMENT_ID.col());

  private Membership() {}

  /**
   * One row per customer.
   *
   * @param stays whether segments go on from night to night; if not, nothing is known of moves
   */
  static Dataset<Row> of(
      Segmentation tonight, Optional<Former> former, LocalDate asOf, boolean stays) {
    Column knownSince =
        former
            .map(night -> coalesce(last(SINCE_ON), lit(Date.valueOf(night.asOf()))))
            .orElse(lit(null).cast("date"));
    Column since = when(STAYED, knownSince).otherwise(lit(Date.valueOf(asOf)));
    return tonight
        .placed()
        .withColumn(SEGMENT_ID.name(), tonight.id())
        .select(
            CUSTOMER_ID.col(),
            SEGMENT_ID.col(),
            tonight.name().as(SEGMENT_NAME.name()),
            (stays ? since : lit(null).cast("date")).as(SINCE_ON.name()),
            sinceMove(FORMER_SEGMENT_ID, last(SEGMENT_ID)),
            sinceMove(FORMER_SEGMENT_NAME, last(SEGMENT_NAME)),
            sinceMove(MOVED_BY, col(Placed.CAUSE)),
            sinceMove(MOVED_BECAUSE, col(Placed.BECAUSE)));
  }

  /** What a move of tonight says; for one who stayed, what the last move said. */
  private static Column sinceMove(Field field, Column tonight) {
    return when(STAYED, last(field)).when(HAD_ONE, tonight).as(field.name());
  }

  private static Column last(Field field) {
    return col(Former.MEMBER).getField(field.name());
  }
}
