package io.dangol.ingest;

import io.dangol.config.Section;
import io.dangol.money.Currencies;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the shop's logs look like and how much of them is expected.
 *
 * @param volumeFloor a feed day under this share of the usual volume stops the night
 * @param settle a file that changed less than this ago may still be written
 * @param readAs hash of all that decides what a record means: a batch is finished as it was begun
 */
public record IngestSettings(
    List<SourceSettings> sources,
    double volumeFloor,
    Calendar calendar,
    Duration settle,
    String readAs) {

  /** The keys that decide what a record means, by path. */
  public static final List<String> MEANING =
      List.of(
          "ingest.sources",
          "ingest.currency",
          "ingest.rates",
          "ingest.max-amount",
          "ingest.max-quantity",
          "zone");

  public IngestSettings {
    sources = List.copyOf(sources);
  }

  /**
   * Reads {@code ingest}.
   *
   * @param readAs fingerprint of {@link #MEANING}
   * @param currencies of the same section
   */
  public static IngestSettings read(Section section, String readAs, Currencies currencies) {
    String folder = section.text("folder");
    Limits limits = Limits.read(section, currencies);
    List<SourceSettings> sources = new ArrayList<>();
    if (section.has("sources")) {
      section
          .sections("sources")
          .forEach(
              (name, source) -> sources.add(SourceSettings.read(name, source, folder, limits)));
    }
    requireRates(section, sources, currencies);
    return new IngestSettings(
        sources,
        section.number("volume-floor", 0, 1),
        calendar(section, "calendar.closed"),
        Duration.ofSeconds(section.seconds("settle", 0, 86_400)),
        readAs);
  }

  /** What is known of currencies before a file is read. */
  private static void requireRates(
      Section section, List<SourceSettings> sources, Currencies currencies) {
    SortedMap<String, List<String>> stated = new TreeMap<>();
    for (SourceSettings source : sources) {
      if (source.gives("amount")) {
        source
            .currency()
            .ifPresent(
                code -> stated.computeIfAbsent(code, c -> new ArrayList<>()).add(source.name()));
        if (source.gives("currency") && currencies.own().isEmpty()) {
          section.problem(
              "currency",
              "must be given, since records of the source %s name theirs: the currency in which the shop adds up"
                  .formatted(source.name()));
        }
      }
    }
    if (currencies.own().isEmpty() && stated.size() > 1) {
      section.problem(
          "currency",
          "must be given, since amounts of several currencies cannot be added up (currency = sources: %s): name the shop's own, and give ingest.rates for the others"
              .formatted(stated));
    } else if (currencies.own().isPresent()) {
      stated.keySet().removeAll(currencies.known());
      stated.forEach(
          (code, names) ->
              section.problem(
                  "rates",
                  "need %s = ..., what one is worth in %s: it is the currency of %s"
                      .formatted(code, currencies.own().get(), names)));
    }
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
