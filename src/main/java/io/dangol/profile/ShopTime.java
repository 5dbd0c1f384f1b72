package io.dangol.profile;

import static io.dangol.table.Columns.OCCURRED_AT;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Column;

/** Times of events in the shop's time zone; the time zone of Spark's session is UTC. */
final class ShopTime {

  private ShopTime() {}

  /** The local time of an event. */
  static Column at(ZoneId zone) {
    return from_utc_timestamp(OCCURRED_AT.col(), zone.getId());
  }

  static Column day(ZoneId zone) {
    return to_date(at(zone));
  }

  static Column before(Instant end) {
    return OCCURRED_AT.col().lt(lit(end));
  }

  /** The last local day that ends at or before {@code end}. */
  static LocalDate lastDay(Instant end, ZoneId zone) {
    return end.atZone(zone).toLocalDate().minusDays(1);
  }
}
