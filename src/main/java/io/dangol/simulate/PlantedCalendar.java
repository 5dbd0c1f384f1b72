package io.dangol.simulate;

import io.dangol.table.Words.DayType;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The clocks by which customers come: they run faster on busy days, by season and weekday, and on
 * the days of a habit. In a mean year a clock runs for a day a day.
 */
final class PlantedCalendar {
  private static final double[] MONDAY_TO_SUNDAY = {0.85, 0.85, 0.9, 0.95, 1.15, 1.4, 0.9};
  private static final int WEEK = MONDAY_TO_SUNDAY.length;

  private final Map<Optional<DayType>, double[]> clocks = new HashMap<>();

  PlantedCalendar(SimulateSettings settings, ShopPlan plan) {
    clocks.put(Optional.empty(), clock(settings, plan, MONDAY_TO_SUNDAY));
    for (DayType type : DayType.values()) {
      clocks.put(Optional.of(type), clock(settings, plan, week(type)));
    }
  }

  /** The factor of everybody's rate on a day. */
  static double season(ShopPlan plan, LocalDate date) {
    double year = 2 * Math.PI * (date.getDayOfYear() - plan.peakDay()) / date.lengthOfYear();
    return 1 + plan.wave() * StrictMath.cos(year);
  }

  /** What the clock shows at the start of a day, from 0 on the first day of the logs. */
  double timeOf(Optional<DayType> habit, int day) {
    return clocks.get(habit)[day];
  }

  /** The day on which the clock shows a time. */
  int dayOf(Optional<DayType> habit, double time) {
    int found = Arrays.binarySearch(clocks.get(habit), time);
    return found < 0 ? -found - 2 : found;
  }

  /** A week with the share of a habit's trips on the days of its type. */
  private static double[] week(DayType habit) {
    double[] week = MONDAY_TO_SUNDAY.clone();
    double ofType = 0;
    for (int i = 0; i < WEEK; i++) {
      ofType += type(DayOfWeek.of(i + 1)) == habit ? week[i] : 0;
    }
    double others = DoubleStream.of(week).sum() - ofType;
    for (int i = 0; i < WEEK; i++) {
      week[i] *=
          type(DayOfWeek.of(i + 1)) == habit
              ? PlantedHabit.KEPT * WEEK / ofType
              : (1 - PlantedHabit.KEPT) * WEEK / others;
    }
    return week;
  }

  private static DayType type(DayOfWeek day) {
    return day.getValue() > DayOfWeek.FRIDAY.getValue() ? DayType.WEEKEND : DayType.WORKDAY;
  }

  private static double[] clock(SimulateSettings settings, ShopPlan plan, double[] week) {
    double[] clock = new double[settings.days() + 1];
    for (int day = 0; day < settings.days(); day++) {
      LocalDate date = settings.date(day);
      clock[day + 1] = clock[day] + season(plan, date) * week[date.getDayOfWeek().getValue() - 1];
    }
    return clock;
  }
}
