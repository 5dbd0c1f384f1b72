package io.dangol.ingest;

import io.dangol.config.Section;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the shop's logs look like and how much of them is expected.
 *
 * @param volumeFloor a feed day under this share of the usual volume stops the night
 * @param readAs hash of all that decides what a record means: a batch is finished as it was begun
 */
public record IngestSettings(
    List<SourceSettings> sources, double volumeFloor, Calendar calendar, String readAs) {

  /** The keys that decide what a record means, by path. */
  public static final List<String> MEANING =
      List.of("ingest.sources", "ingest.max-amount", "ingest.max-quantity", "zone");

  public IngestSettings {
    sources = List.copyOf(sources);
  }

  /**
   * Reads {@code ingest}.
   *
   * @param readAs fingerprint of {@link #MEANING}
   */
  public static IngestSettings read(Section section, String readAs) {
    String folder = section.text("folder");
    Limits limits = Limits.read(section);
    List<SourceSettings> sources = new ArrayList<>();
    if (section.has("sources")) {
      section
          .sections("sources")
          .forEach(
              (name, source) -> sources.add(SourceSettings.read(name, source, folder, limits)));
    }
    return new IngestSettings(
        sources,
        section.number("volume-floor", 0, 1),
        calendar(section, "calendar.closed"),
        readAs);
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
