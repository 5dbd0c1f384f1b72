package io.dangol.churn;

import static org.apache.spark.sql.functions.col;

import java.util.Locale;
import org.apache.spark.sql.Column;

/**
 * What the model knows about a customer, in the order of its coefficients.
 *
 * <p>"Day" means a day with an activity, "window" the active window before the cut-off, and "log"
 * the logarithm of one plus the value.
 */
enum ChurnFeature {
  /** Log of days since the last day. */
  LOG_RECENCY,
  /**
   * Log of the recency over the usual gap. The usual gap is (last day - first day + half the
   * window) / days: the mean gap, pulled towards half the window if few days are known.
   */
  LOG_RECENCY_IN_GAPS,
  /** Log of the usual gap. */
  LOG_GAP,
  /** Log of the number of days so far. */
  LOG_DAYS,
  /** Log of the number of days in the window. */
  LOG_DAYS_IN_WINDOW,
  /** Log of the number of days in the later half of the window. */
  LOG_DAYS_LATELY,
  /** Log of money spent in the window. */
  LOG_SPENT,
  /** Log of the number of activities so far. */
  LOG_ACTIONS,
  /** Log of the number of activities on the last day. */
  LOG_LAST_ACTIONS,
  /** Log of the number of visits in the last 30 days. */
  LOG_VISITS;

  /** The value in its own unit. */
  Column raw() {
    return col(rawName());
  }

  String rawName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
