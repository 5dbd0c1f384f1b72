package io.dangol.ingest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Landing.LandingFile;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The days on which dated sources never deliver. They are derived from the dates of the files that
 * are there: every day without a file between the first and the last file of a source.
 */
public final class ClosedDays {
  /** A weekday counts as closed if it has no file in this many weeks. */
  private static final int TELLING_WEEKS = 3;

  private ClosedDays() {}

  /**
   * Lines of configuration, with comments that count: {@code ingest.calendar.closed} for what is
   * common to all dated sources, and the {@code closed} of a source for the rest of its days.
   *
   * @param list the files that match a glob
   */
  public static List<String> suggested(
      List<SourceSettings> sources, Function<String, List<LandingFile>> list) {
    SortedMap<String, NavigableSet<LocalDate>> days = new TreeMap<>();
    for (SourceSettings source : sources) {
      if (source.path().isDated()) {
        days.put(source.name(), days(source, list));
      }
    }
    List<String> lines = new ArrayList<>();
    days.forEach((name, found) -> lines.add(comment(name, found)));
    days.values().removeIf(NavigableSet::isEmpty);
    SortedMap<String, NavigableSet<String>> closed = new TreeMap<>();
    days.forEach((name, found) -> closed.put(name, closed(found)));
    NavigableSet<String> common = common(closed.values());
    if (!common.isEmpty()) {
      lines.add(line("ingest.calendar.closed", common));
    }
    closed.forEach(
        (name, words) -> {
          words.removeAll(common);
          if (!words.isEmpty()) {
            lines.add(line("ingest.sources." + name + ".closed", words));
          }
        });
    return lines;
  }

  private static NavigableSet<String> common(Collection<NavigableSet<String>> closed) {
    NavigableSet<String> common = new TreeSet<>();
    closed.stream().limit(1).forEach(common::addAll);
    closed.forEach(common::retainAll);
    return common;
  }

  private static NavigableSet<LocalDate> days(
      SourceSettings source, Function<String, List<LandingFile>> list) {
    return list.apply(source.path().glob()).stream()
        .flatMap(file -> source.path().dateOf(file.path()).stream())
        .collect(toCollection(TreeSet::new));
  }

  /** Weekdays by name and single dates in quotes. */
  private static NavigableSet<String> closed(NavigableSet<LocalDate> found) {
    List<LocalDate> missing =
        found.first().datesUntil(found.last()).filter(day -> !found.contains(day)).toList();
    Map<DayOfWeek, List<LocalDate>> byWeekday =
        missing.stream().collect(groupingBy(LocalDate::getDayOfWeek));
    NavigableSet<String> closed = new TreeSet<>();
    byWeekday.forEach(
        (weekday, days) -> {
          boolean isNever =
              days.size() >= TELLING_WEEKS
                  && found.stream().noneMatch(day -> day.getDayOfWeek() == weekday);
          if (isNever) {
            closed.add(weekday.name().toLowerCase(Locale.ROOT));
          } else {
            days.forEach(day -> closed.add("\"" + day + "\""));
          }
        });
    return closed;
  }

  private static String comment(String name, NavigableSet<LocalDate> found) {
    if (found.isEmpty()) {
      return "# " + name + ": no file";
    }
    NavigableSet<String> closed = closed(found);
    long weekdays = closed.stream().filter(word -> !word.startsWith("\"")).count();
    return "# %s: files of %s days from %s to %s; without one: %s"
        .formatted(
            name,
            found.size(),
            found.first(),
            found.last(),
            closed.isEmpty()
                ? "no day"
                : "%s weekdays and %s single days".formatted(weekdays, closed.size() - weekdays));
  }

  private static String line(String key, NavigableSet<String> words) {
    return Stream.concat(
            words.stream().filter(word -> !word.startsWith("\"")),
            words.stream().filter(word -> word.startsWith("\"")))
        .collect(joining(", ", key + " = [", "]"));
  }
}
