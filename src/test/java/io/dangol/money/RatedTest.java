package io.dangol.money;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.money.Rated.Span;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatedTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void consecutiveDaysAreOneSpan() {
    assertThat(
            Rated.always(Set.of("EUR"))
                .with(Map.of("SEK", days(1, 2, 5, 9, 12)), 2, BERLIN)
                .days()
                .get("SEK"))
        .containsExactly(new Span(day(1), day(7)), new Span(day(9), day(14)));
    assertThat(
            Rated.always(Set.of("EUR"))
                .with(Map.of("SEK", days(1, 3)), 0, BERLIN)
                .days()
                .get("SEK"))
        .containsExactly(new Span(day(1), day(1)), new Span(day(3), day(3)));
  }

  @Test
  void anAmountIsCoveredOnTheDaysOfItsCurrency() {
    Rated rated = Rated.always(Set.of("EUR")).with(Map.of("SEK", days(6, 9)), 1, BERLIN);

    assertThat(
            rows(
                    "currency string, at timestamp",
                    """
                    {currency: "EUR", at: "2020-01-01T00:00:00Z"}
                    {currency: "SEK", at: "2026-03-05T22:59:59Z"}
                    {currency: "SEK", at: "2026-03-05T23:00:00Z"}
                    {currency: "SEK", at: "2026-03-07T12:00:00Z"}
                    {currency: "SEK", at: "2026-03-08T12:00:00Z"}
                    {currency: "SEK", at: "2026-03-10T12:00:00Z"}
                    {currency: "USD", at: "2026-03-09T12:00:00Z"}
                    {at: "2026-03-09T12:00:00Z"}
                    """)
                .select(
                    rated.day(col("at")).cast("string").as("day"),
                    rated.covers(col("currency"), col("at")).as("covers")))
        .hasRows(
            """
            {day: "2020-01-01", covers: true}
            {day: "2026-03-05", covers: false}
            {day: "2026-03-06", covers: true}
            {day: "2026-03-07", covers: true}
            {day: "2026-03-08", covers: false}
            {day: "2026-03-10", covers: true}
            {day: "2026-03-09", covers: false}
            {day: "2026-03-09", covers: null}
            """);
  }

  private static List<LocalDate> days(int... ofMarch) {
    return IntStream.of(ofMarch).mapToObj(RatedTest::day).toList();
  }

  private static LocalDate day(int ofMarch) {
    return LocalDate.of(2026, 3, ofMarch);
  }
}
