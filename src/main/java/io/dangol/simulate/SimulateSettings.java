package io.dangol.simulate;

import io.dangol.config.Section;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The size of the simulated shop and of its logs.
 *
 * @param kind of the shop
 * @param customers accounts, from 1
 * @param items articles, at least two per taste
 * @param days calendar days with logs, the last one {@code lastDay}
 * @param zone of the shop's clock
 * @param tripsPerMonth mean of an active customer; trips for staples are added to it; of the demo
 * @param loyalShare share of customers who have staples, 0 to 1; of the demo
 * @param season how much busier midsummer is than the mean day, and midwinter the less; of the demo
 * @param dirt share of log lines with an error, 0 to 1
 * @param filesPerDay files of each log and day
 * @param folder where the files are written, on any file system that Hadoop supports
 */
public record SimulateSettings(
    ShopKind kind,
    int customers,
    int items,
    int days,
    LocalDate lastDay,
    ZoneId zone,
    long seed,
    double tripsPerMonth,
    double loyalShare,
    double season,
    double dirt,
    int filesPerDay,
    String folder)
    implements Serializable {

  static final int LEAST_ITEMS = 32;

  /** Reads the section {@code simulate}. */
  public static SimulateSettings read(Section section) {
    return new SimulateSettings(
        section.choice("kind", ShopKind.class),
        section.integer("customers", 1, 100_000_000),
        section.integer("items", LEAST_ITEMS, 1_000_000),
        section.integer("days", 1, 3_660),
        date(section, "last-day"),
        section.zone("zone"),
        section.integer("seed", 0, Integer.MAX_VALUE),
        section.number("trips-per-month", 0.1, 60),
        section.number("loyal-share", 0, 1),
        section.number("season", 0, 0.9),
        section.number("dirt", 0, 0.5),
        section.integer("files-per-day", 1, 1_000),
        section.text("folder"));
  }

  public LocalDate firstDay() {
    return lastDay.minusDays(days - 1L);
  }

  /** A day that counts from the first day of the logs. */
  LocalDate date(int day) {
    return firstDay().plusDays(day);
  }

  private static LocalDate date(Section section, String key) {
    try {
      return LocalDate.parse(section.text(key));
    } catch (DateTimeException e) {
      section.problem(key, "must be a date like 2026-06-30");
      return LocalDate.EPOCH;
    }
  }
}
