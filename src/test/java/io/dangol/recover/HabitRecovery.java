package io.dangol.recover;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which planted habits were found, and which habits were found that nobody has.
 *
 * <p>Judged are the customers who are there still and can be expected to have come often enough to
 * be known. Only the time counts: a found habit of a category or a channel alone is left out.
 *
 * @param planted customers with a habit
 * @param daypartFound those of whom a habit with the right part of the day was found
 * @param weekends customers with a habit of weekends
 * @param weekendFound those of whom a habit of weekends was found
 * @param found habits with a part of the day or a type of day
 * @param wrong those of them that say another time than was planted, or are of a customer without
 */
record HabitRecovery(
    long planted, long daypartFound, long weekends, long weekendFound, long found, long wrong) {

  private static final int KNOWN_TRIPS = 10;
  private static final String WEEKEND = "weekend";

  /** A found habit of a customer. */
  record Found(Optional<String> daypart, Optional<String> dayType) {

    boolean isOfTime() {
      return daypart.isPresent() || dayType.isPresent();
    }

    /** Whether nothing of it is other than planted. */
    boolean agrees(TrueCustomer customer) {
      return customer.daypart().isPresent()
          && (daypart.isEmpty() || daypart.equals(customer.daypart()))
          && (dayType.isEmpty() || dayType.equals(customer.dayType()));
    }
  }

  /**
   * @param habits of each customer who has any
   * @param window days up to the date that habits are found in
   */
  static HabitRecovery of(
      Map<Long, TrueCustomer> truth, Map<Long, List<Found>> habits, LocalDate asOf, int window) {
    long planted = 0;
    long daypartFound = 0;
    long weekends = 0;
    long weekendFound = 0;
    long found = 0;
    long wrong = 0;
    for (Map.Entry<Long, TrueCustomer> entry : truth.entrySet()) {
      TrueCustomer customer = entry.getValue();
      if (!customer.isThere(asOf) || customer.trips(window, asOf) < KNOWN_TRIPS) {
        continue;
      }
      List<Found> own =
          habits.getOrDefault(entry.getKey(), List.of()).stream().filter(Found::isOfTime).toList();
      List<Found> right = own.stream().filter(habit -> habit.agrees(customer)).toList();
      boolean ofWeekend = customer.dayType().filter(WEEKEND::equals).isPresent();
      planted += customer.daypart().isPresent() ? 1 : 0;
      daypartFound += right.stream().anyMatch(habit -> habit.daypart().isPresent()) ? 1 : 0;
      weekends += ofWeekend ? 1 : 0;
      weekendFound +=
          ofWeekend && right.stream().anyMatch(habit -> habit.dayType().isPresent()) ? 1 : 0;
      found += own.size();
      wrong += own.size() - right.size();
    }
    return new HabitRecovery(planted, daypartFound, weekends, weekendFound, found, wrong);
  }
}
