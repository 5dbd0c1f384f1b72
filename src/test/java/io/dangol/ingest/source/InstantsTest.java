package io.dangol.ingest.source;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testing.TestSpark;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

class InstantsTest {

  private static final Instants BERLIN = new Instants(ZoneId.of("Europe/Berlin"), Optional.empty());
  private static final String NONE = "";

  @Test
  void aTextIsLocalOnlyIfNothingStandsBehindIt() {
    expect(
        BERLIN.of(col("value"), DataTypes.StringType),
        Map.ofEntries(
            Map.entry("2026-03-08T10:00:00Z", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-08 12:00:00+02:00", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-08 12:00:00+0200", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-08 12:00:00+02", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-08 12:00:00.5+02", "2026-03-08T10:00:00.500Z"),
            Map.entry("2026-03-08 12:00:00 +02:00", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-08 05:00:00 America/New_York", "2026-03-08T09:00:00Z"),
            Map.entry("2026-03-08 12:00:00 GMT+2", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-08 10:00:00 UTC", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-08 10:00 GMT", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-08T10:00Z", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-08 12:00+02:00", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-08T11:00:00+01:00[Europe/Paris]", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-08T10:00:00Z[UTC]", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-08 11:00:00", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-08T11:00", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-08T11:00:00.250", "2026-03-08T10:00:00.250Z"),
            Map.entry("2026-03-08", "2026-03-07T23:00:00Z"),
            Map.entry("2026-03-29 02:30:00", "2026-03-29T01:30:00Z"),
            Map.entry("2026-10-25 02:30:00", "2026-10-25T00:30:00Z"),
            Map.entry("2026", NONE),
            Map.entry("2026-03", NONE),
            Map.entry("12:00:00", NONE),
            Map.entry("T12:00:00Z", NONE),
            Map.entry("2026-03-08 12:00:00 CEST", NONE),
            Map.entry("2026-03-08 12:00:00 BST", NONE),
            Map.entry("2026-03-08 12:00 CST", NONE),
            Map.entry("2026-03-08T12:00:00.5IST", NONE),
            Map.entry("2026-03-08 05:00:00 EST", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-08 19:00:00 JST", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-08 11:00:00 CET", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-08 21:00:00 Australia/ACT", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-09 03:00:00 PST8PDT", "2026-03-09T10:00:00Z"),
            Map.entry("2026-03-08T16:00:00+06:00[BST]", "2026-03-08T10:00:00Z"),
            Map.entry("2026-03-08 05:00:00 PM", NONE),
            Map.entry("2026-03-08 12:00:00+99", NONE),
            Map.entry("2026-03-08 at noon", NONE)));
  }

  @Test
  void aFormatThatNamesAZoneDoesNotGuessEither() {
    Instants dated = new Instants(ZoneId.of("Europe/Berlin"), Optional.of("MMM d HH:mm:ss z yyyy"));

    expect(
        dated.of(col("value"), DataTypes.StringType),
        Map.of(
            "Mar 8 10:00:00 UTC 2026", "2026-03-08T10:00:00Z",
            "Mar 8 12:00:00 CST 2026", NONE,
            "Mar 8 12:00:00 bst 2026", NONE));
  }

  @Test
  void daysOfASpreadsheetAreLocalAndRightToTheSecond() {
    Instants seoul = new Instants(ZoneId.of("Asia/Seoul"), Optional.of(Instants.SPREADSHEET_DAYS));

    expect(
        seoul.of(col("value"), DataTypes.StringType),
        Map.of(
            "46027.729861",
            "2026-01-05T08:31:00Z",
            "46027",
            "2026-01-04T15:00:00Z",
            "46027.5",
            "2026-01-05T03:00:00Z",
            "2026-01-05",
            NONE,
            "1e300",
            NONE,
            "-5",
            NONE));
    expect(
        seoul.of(col("value").cast("double"), DataTypes.DoubleType),
        Map.of("46027.729861", "2026-01-05T08:31:00Z"));
  }

  @Test
  void declaredTimesOfTextFilesAreLocalToo() {
    expect(
        RawType.of(col("value"), "timestamp", false, BERLIN),
        Map.of(
            "2026-03-08 11:00:00", "2026-03-08T10:00:00Z",
            "2026-03-08 12:00:00+02", "2026-03-08T10:00:00Z",
            "2026", NONE));
    expect(
        BERLIN.of(
            RawType.of(col("value"), "timestamp_ntz", false, BERLIN), DataTypes.TimestampNTZType),
        Map.of("2026-03-08 11:00:00", "2026-03-08T10:00:00Z", "2026-03-08 12:00:00+02", NONE));
  }

  /** Instants by text, empty for none. */
  private static void expect(Column time, Map<String, String> expected) {
    Map<String, String> found = new HashMap<>();
    TestSpark.session()
        .createDataset(List.copyOf(expected.keySet()), Encoders.STRING())
        .select(col("value"), time)
        .collectAsList()
        .forEach(
            row ->
                found.put(
                    row.getString(0), row.isNullAt(1) ? NONE : instant(row.get(1)).toString()));
    Map<String, String> shown = new HashMap<>();
    expected.forEach(
        (text, at) -> shown.put(text, at.isEmpty() ? NONE : Instant.parse(at).toString()));
    assertThat(found).isEqualTo(shown);
  }

  private static Instant instant(Object value) {
    return value instanceof Instant instant ? instant : ((java.sql.Timestamp) value).toInstant();
  }
}
