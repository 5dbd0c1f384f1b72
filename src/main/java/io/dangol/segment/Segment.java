package io.dangol.segment;

import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** One segment of a night: its number by value from 1, its name and its typical customer. */
public record Segment(int id, String name, String description, Portrait portrait, double share) {

  /** In the column order of {@code gold.segments}. */
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
