package io.dangol.recommend.rules;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is known of a customer's age in whole years.
 *
 * @param least the customer is at least this old
 * @param most the customer is at most this old
 */
record Age(int least, int most) {

  /** As in 25-34, 65+ or 18. */
  private static final Pattern BAND = Pattern.compile("(\\d{1,3}) ?(?:[-–~] ?(\\d{1,3})|(\\+))?");

  /**
   * By the birthdays; without one by the age bands. If there are several, the customer may be as
   * young and as old as any of them says. Empty if none can be read.
   */
  static Optional<Age> of(
      Collection<LocalDate> birthdays, Collection<String> bands, LocalDate asOf) {
    return birthdays.stream()
        .filter(birthday -> !birthday.isAfter(asOf))
        .map(birthday -> Period.between(birthday, asOf).getYears())
        .map(years -> new Age(years, years))
        .reduce(Age::or)
        .or(() -> bands.stream().flatMap(Age::ofBand).reduce(Age::or));
  }

  private static Stream<Age> ofBand(String band) {
    Matcher matcher = BAND.matcher(band.strip());
    if (!matcher.matches()) {
      return Stream.of();
    }
    int least = Integer.parseInt(matcher.group(1));
    if (matcher.group(3) != null) {
      return Stream.of(new Age(least, Integer.MAX_VALUE));
    }
    int most = matcher.group(2) == null ? least : Integer.parseInt(matcher.group(2));
    return least <= most ? Stream.of(new Age(least, most)) : Stream.of();
  }

  private Age or(Age other) {
    return new Age(Math.min(least, other.least), Math.max(most, other.most));
  }

  boolean isWithin(Effect.AgeLimit limit) {
    return least >= limit.least() && most <= limit.most();
  }
}
