package io.dangol.recover;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What was planted in a customer.
 *
 * @param gapDays mean days between trips
 * @param regularity 1 minus the coefficient of variation of the gaps
 * @param daypart of the habit; empty without one
 * @param dayType of the habit; empty without one
 * @param leftOn the day from which they have no trip; empty for one who stayed
 */
record TrueCustomer(
    String segment,
    double gapDays,
    double regularity,
    Optional<String> daypart,
    Optional<String> dayType,
    LocalDate joinedOn,
    Optional<LocalDate> leftOn) {

  /** Whether they come still after a date. */
  boolean isThere(LocalDate asOf) {
    return leftOn.map(left -> left.isAfter(asOf)).orElse(true);
  }

  /** Trips expected within {@code days} up to a date. */
  double trips(int days, LocalDate asOf) {
    long known = asOf.toEpochDay() - joinedOn.toEpochDay() + 1;
    return Math.min(days, known) / gapDays;
  }
}
