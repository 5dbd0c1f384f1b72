package io.dangol.ingest;

import io.dangol.config.Section;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a night expects of a source's files. This decides when nights stop, never what a record
 * means.
 *
 * @param maxRejected greatest share of a file's records that may be rejected, 0 to 1
 * @param volumeFloor share of the usual volume below which a feed day stops the night
 * @param mayBeEmpty whether a file without a record is a day without a sale
 * @param calendar days on which nothing is delivered
 */
public record Expected(
    double maxRejected, double volumeFloor, boolean mayBeEmpty, Calendar calendar) {

  /** The keys of a source that set expectations. */
  public static final List<String> KEYS =
      List.of("max-rejected", "volume-floor", "may-be-empty", "closed");

  /** Reads the section {@code ingest}: the values for sources without their own. */
  static Expected read(Section ingest) {
    return new Expected(
        ingest.number("max-rejected", 0, 1),
        ingest.number("volume-floor", 0, 1),
        ingest.flag("may-be-empty"),
        calendar(ingest, "calendar.closed"));
  }

  /** The same for a source with keys of its own; its closed days are closed too. */
  Expected of(Section source) {
    return new Expected(
        source.has("max-rejected") ? source.number("max-rejected", 0, 1) : maxRejected,
        source.has("volume-floor") ? source.number("volume-floor", 0, 1) : volumeFloor,
        source.has("may-be-empty") ? source.flag("may-be-empty") : mayBeEmpty,
        source.has("closed") ? calendar.plus(calendar(source, "closed")) : calendar);
  }

  private static Calendar calendar(Section section, String key) {
    Set<DayOfWeek> weekdays = new HashSet<>();
    Set<LocalDate> days = new HashSet<>();
    for (String closed : section.texts(key)) {
      try {
        if (Character.isDigit(closed.charAt(0))) {
          days.add(LocalDate.parse(closed));
        } else {
          weekdays.add(DayOfWeek.valueOf(closed.toUpperCase(Locale.ROOT)));
        }
      } catch (DateTimeException | IllegalArgumentException e) {
        section.problem(key, closed + " is neither a weekday nor a date such as 2011-12-26");
      }
    }
    return new Calendar(weekdays, days);
  }
}
