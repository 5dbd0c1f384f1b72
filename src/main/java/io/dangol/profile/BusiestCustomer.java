package io.dangol.profile;

import static io.dangol.table.Columns.EVENT_COUNT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Looks for an account that is not a customer, such as one that a web shop uses for all guests.
 * Such an account has an unlikely share of the log.
 */
public final class BusiestCustomer {
  private static final long MIN_EVENTS = 100;
  private static final double LARGE_SHARE = 0.1;

  /** A share up to this many times the mean is not suspicious; in a small shop all are large. */
  private static final double TIMES_THE_MEAN = 3;

  private BusiestCustomer() {}

  /**
   * One sentence if one customer has more than a tenth of all events; it does not name the
   * customer.
   *
   * @param profiles rows of {@code gold.customer_profiles} of one night
   * @param events number of events in the log, including those without an account
   */
  public static Optional<String> warning(Dataset<Row> profiles, long events) {
    Row found = profiles.agg(coalesce(max(EVENT_COUNT.col()), lit(0L)), count(lit(1))).first();
    return warning(found.getLong(0), found.getLong(1), events);
  }

  static Optional<String> warning(long most, long customers, long events) {
    double share = events == 0 ? 0 : (double) most / events;
    boolean isUnlikely = share > LARGE_SHARE && share * customers > TIMES_THE_MEAN;
    return events >= MIN_EVENTS && isUnlikely
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "one account has %,d of the %,d events (%.0f %%): if it is the id of all guests it is no customer; write account-id = \"nullif(customer_id, '0')\" or the like, and its events count without an account",
                most,
                events,
                100 * share))
        : Optional.empty();
  }
}
