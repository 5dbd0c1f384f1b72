package io.dangol.churn;

import static java.time.temporal.ChronoUnit.DAYS;

import io.dangol.config.Section;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Holidays that are on another date every year, such as Easter, Seollal and Chuseok.
 *
 * @param all of several years
 */
record Holidays(List<Holiday> all) {

  /** Days before and after a holiday in which it decides what is the same time of last year. */
  static final int NEAR_DAYS = 21;

  /** A year of the sun, of which such holidays are up to 35 days ahead or behind. */
  private static final int SHORTEST_YEAR = 364 - 35;

  private static final int LONGEST_YEAR = 364 + 35;

  /** A holiday of one year. */
  record Holiday(LocalDate on, String name) {}

  Holidays {
    all =
        all.stream()
            .sorted(Comparator.comparing(Holiday::on).thenComparing(Holiday::name))
            .toList();
  }

  /** Reads texts such as {@code 2026-09-25 Chuseok}. */
  static Holidays read(Section section, String key) {
    List<Holiday> holidays = new ArrayList<>();
    for (String text : section.texts(key)) {
      Optional<Holiday> holiday = holiday(text);
      holiday.ifPresentOrElse(
          holidays::add,
          () ->
              section.problem(
                  key,
                  "has '%s', must be a date and a name, as in 2026-09-25 Chuseok".formatted(text)));
    }
    return new Holidays(holidays);
  }

  private static Optional<Holiday> holiday(String text) {
    String[] words = text.strip().split("\\s+", 2);
    if (words.length < 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Holiday(LocalDate.parse(words[0]), words[1]));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * The day of last year that is as far from a holiday as a date is from the same holiday of its
   * own year: of the nearest one that is at most {@link #NEAR_DAYS} days away and known of both
   * years, of two the earlier; empty without one.
   */
  Optional<LocalDate> lastYear(LocalDate date) {
    return all.stream()
        .filter(holiday -> distance(holiday, date) <= NEAR_DAYS)
        .filter(holiday -> before(holiday).isPresent())
        .min(Comparator.comparingLong(holiday -> distance(holiday, date)))
        .flatMap(
            holiday ->
                before(holiday).map(then -> then.plusDays(DAYS.between(holiday.on(), date))));
  }

  private static long distance(Holiday holiday, LocalDate date) {
    return Math.abs(DAYS.between(holiday.on(), date));
  }

  /** The date of the same holiday a year before. */
  private Optional<LocalDate> before(Holiday holiday) {
    return all.stream()
        .filter(other -> other.name().equals(holiday.name()))
        .map(Holiday::on)
        .filter(
            on ->
                !on.isAfter(holiday.on().minusDays(SHORTEST_YEAR))
                    && !on.isBefore(holiday.on().minusDays(LONGEST_YEAR)))
        .findFirst();
  }
}
