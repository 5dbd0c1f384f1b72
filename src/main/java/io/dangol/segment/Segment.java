package io.dangol.segment;

import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * One segment of a night.
 *
 * @param id from 1, the most valuable segment first
 * @param share of all customers
 */
record Segment(int id, String name, String description, Portrait portrait, double share) {

  /** The row of {@code gold.segments}. */
  Row row(LocalDate asOf) {
    return RowFactory.create(
        Date.valueOf(asOf),
        id,
        name,
        description,
        portrait.customers(),
        share,
        portrait.recencyDays(),
        portrait.frequency(),
        portrait.monetary().isPresent() ? portrait.monetary().getAsDouble() : null,
        portrait.distinctItems(),
        portrait.recentEvents());
  }
}
