package io.dangol.ingest;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** The days on which no feed is expected. */
public record Calendar(Set<DayOfWeek> weekdays, Set<LocalDate> days) {

  public Calendar {
    weekdays = Set.copyOf(weekdays);
    days = Set.copyOf(days);
  }

  /** Open every day. */
  public static Calendar open() {
    return new Calendar(Set.of(), Set.of());
  }

  /** Closed on the days on which either of them is closed. */
  Calendar plus(Calendar other) {
    Set<DayOfWeek> allWeekdays = new HashSet<>(weekdays);
    allWeekdays.addAll(other.weekdays);
    Set<LocalDate> allDays = new HashSet<>(days);
    allDays.addAll(other.days);
    return new Calendar(allWeekdays, allDays);
  }

  public boolean isClosed(LocalDate day) {
    return weekdays.contains(day.getDayOfWeek()) || days.contains(day);
  }
}
