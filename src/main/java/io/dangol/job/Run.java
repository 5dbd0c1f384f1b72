package io.dangol.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * One run of a night, and the only source of time and randomness for every job.
 *
 * @param id names the run in ledgers and commits; no value depends on it
 * @param asOf the night's date; events before its end in {@code zone} count
 * @param zone the shop's time zone, in which days begin
 * @param seed of every random sequence
 * @param now used for consent only: a grant that is dated later does not end a withdrawal yet
 */
public record Run(String id, LocalDate asOf, ZoneId zone, long seed, Instant now) {

  /** A run at the end of its night. */
  public Run(String id, LocalDate asOf, ZoneId zone, long seed) {
    this(id, asOf, zone, seed, end(asOf, zone));
  }

  /** The first instant after the night's date. */
  public Instant end() {
    return endOf(asOf);
  }

  /** The first instant after a local day. */
  public Instant endOf(LocalDate day) {
    return end(day, zone);
  }

  private static Instant end(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
