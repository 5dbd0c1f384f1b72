package io.dangol.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * One run of a night: the only source of time and chance for every job.
 *
 * @param id names the run in ledgers and commits; decides about no value
 * @param asOf the night's date; a day counts events before its end in {@code zone}
 * @param zone the shop's time zone, in which days begin
 * @param seed start of every random sequence
 * @param now a grant of consent that is dated later ends no withdrawal yet; decides about nothing
 *     else
 */
public record Run(String id, LocalDate asOf, ZoneId zone, long seed, Instant now) {

  /** A run that takes place when its night ends. */
  public Run(String id, LocalDate asOf, ZoneId zone, long seed) {
    this(id, asOf, zone, seed, end(asOf, zone));
  }

  /** The first instant that this night does not know. */
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
