package io.dangol.simulate;

import java.time.LocalDate;

/** How busy each day is, by weekday and season. */
final class DayRhythm {
  private static final double[] MONDAY_TO_SUNDAY = {0.85, 0.85, 0.9, 0.95, 1.15, 1.4, 0.9};
  private static final double BUSIEST_WEEKDAY = 1.4;

  private final double[] byDay;
  private final double busiest;

  DayRhythm(SimulateSettings settings) {
    busiest = BUSIEST_WEEKDAY * (1 + settings.season());
    byDay = new double[settings.days()];
    for (int day = 0; day < byDay.length; day++) {
      LocalDate date = settings.firstDay().plusDays(day);
      double year = 2 * Math.PI * date.getDayOfYear() / 365;
      byDay[day] =
          MONDAY_TO_SUNDAY[date.getDayOfWeek().getValue() - 1]
              * (1 - settings.season() * StrictMath.cos(year));
    }
  }

  /** How busy a day is; 1 is usual. */
  double of(int day) {
    return byDay[day];
  }

  /** An upper bound of {@link #of}. */
  double busiest() {
    return busiest;
  }
}
