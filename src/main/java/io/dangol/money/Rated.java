package io.dangol.money;

import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;

/**
 * The currencies whose amounts can be added up, either always or on days with a rate.
 *
 * @param always currencies that need no rate of a day; if empty, the shop names no currency and all
 *     amounts can be added up
 * @param days spans of days by currency
 * @param zone in which days begin
 */
public record Rated(Set<String> always, SortedMap<String, List<Span>> days, ZoneId zone) {

  /** Days from the first to the last, including both. */
  public record Span(LocalDate first, LocalDate last) {}

  public Rated {
    always = Collections.unmodifiableSet(new TreeSet<>(always));
    days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
  }

  /** Currencies whose amounts can always be added up. */
  public static Rated always(Set<String> currencies) {
    return new Rated(currencies, new TreeMap<>(), ZoneOffset.UTC);
  }

  /**
   * Adds other currencies, on the days that a rate covers.
   *
   * @param rated the days of the rates by currency
   * @param maxAge days for which a rate still applies if the following days have none
   */
  public Rated with(Map<String, ? extends Collection<LocalDate>> rated, int maxAge, ZoneId shop) {
    SortedMap<String, List<Span>> spans = new TreeMap<>();
    rated.forEach((currency, on) -> spans.put(currency, spans(new TreeSet<>(on), maxAge)));
    return new Rated(always, spans, shop);
  }

  /** Whether amounts in the currency can always be added up. */
  public boolean isAlways(String currency) {
    return always.isEmpty() || always.contains(currency);
  }

  /** Whether an amount can be added up, by its currency and time; null if either is null. */
  public Column covers(Column currency, Column at) {
    if (always.isEmpty()) {
      return lit(true);
    }
    Column covers = currency.isin(always.toArray());
    Column day = day(at);
    for (Map.Entry<String, List<Span>> rated : days.entrySet()) {
      Column isWithin =
          rated.getValue().stream()
              .map(s -> day.between(Date.valueOf(s.first()), Date.valueOf(s.last())))
              .reduce(lit(false), Column::or);
      covers = covers.or(currency.equalTo(rated.getKey()).and(isWithin));
    }
    return covers;
  }

  /** The day of a time in the shop's zone. */
  public Column day(Column at) {
    return from_utc_timestamp(at, zone.getId()).cast("date");
  }

  private static List<Span> spans(TreeSet<LocalDate> days, int maxAge) {
    List<Span> spans = new ArrayList<>();
    LocalDate first = LocalDate.MAX;
    for (LocalDate day : days) {
      first = first.isBefore(day) ? first : day;
      LocalDate last = day.plusDays(maxAge);
      LocalDate next = days.higher(day);
      if (next == null || next.isAfter(last.plusDays(1))) {
        spans.add(new Span(first, last));
        first = LocalDate.MAX;
      }
    }
    return List.copyOf(spans);
  }
}
