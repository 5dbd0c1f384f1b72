package io.dangol.segment;

import static io.dangol.table.Columns.AS_OF_ON;
import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.CUSTOMER_SEGMENTS;
import static io.dangol.table.Tables.SEGMENTS;
import static io.dangol.table.Tables.SEGMENT_CENTRES;
import static io.dangol.testing.Rows.rows;

import io.dangol.job.Run;
import io.dangol.table.Table;
import io.dangol.testing.Hocon;
import io.dangol.testing.StepTables;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Profiles, settings and nights of the tests of segments. */
final class SegmentNights {

  static final Run RUN = new Run("r1", LocalDate.of(2020, 6, 20), ZoneId.of("UTC"), 42);

  private SegmentNights() {}

  static SegmentSettings settings(int kMin, int kMax, int minSize) {
    return settings(kMin, kMax, minSize, "");
  }

  static SegmentSettings settings(int kMin, int kMax, int minSize, String more) {
    return Hocon.settings(
        "segment",
        """
        features = [recency, frequency, monetary]
        k-min = %s, k-max = %s, min-size = %s, min-share = 0
        sample = 1000, starts = 3, partitions = 2
        %s
        """
            .formatted(kMin, kMax, minSize, more),
        SegmentSettings::read);
  }

  /** Customers 1 to 6 bought once, long ago; 7 to 12 often and lately. */
  static Dataset<Row> twoKinds() {
    return twoKinds(1);
  }

  /** The same where money of the regulars is multiplied. */
  static Dataset<Row> twoKinds(double worth) {
    return profiles(
        String.join(
            "\n",
            IntStream.rangeClosed(1, 12)
                .mapToObj(
                    id ->
                        id <= 6
                            ? line(id, 100 + id, 1, 10 + id)
                            : line(id, id - 5, 11 + id, worth * (2000 + 10 * (id - 4.5))))
                .toList()));
  }

  static Dataset<Row> many() {
    return profiles(
        String.join(
            "\n",
            IntStream.rangeClosed(1, 60)
                .mapToObj(id -> line(id, id * 37 % 101, 1 + id * 13 % 11, id * 29 % 997))
                .toList()));
  }

  static String line(int id, int recency, int days, double money) {
    return ("{customer_id: %s, recency_days: %s, inactive_days: %s, event_count: 9,"
            + " purchase_days: %s, monetary: %s, distinct_items: 5, events_last_30_days: 3}")
        .formatted(id, recency, recency, days, money);
  }

  static Dataset<Row> profiles(String lines) {
    return rows(CUSTOMER_PROFILES, lines);
  }

  static StepTables segmented(Dataset<Row> profiles, SegmentSettings settings) {
    StepTables night = new StepTables(RUN.asOf()).with(CUSTOMER_PROFILES, profiles);
    new SegmentCustomers(settings).run(RUN, night, night);
    return night;
  }

  /** The day after, which goes on from a night. */
  static StepTables nextNight(StepTables before, Dataset<Row> profiles, SegmentSettings settings) {
    return nextNight(before, profiles, settings, LocalDate.EPOCH);
  }

  /** The same where the last erasure was after a date. */
  static StepTables nextNight(
      StepTables before, Dataset<Row> profiles, SegmentSettings settings, LocalDate erasedAfter) {
    LocalDate last = AS_OF_ON.dateOf(before.rows(SEGMENTS).get(0));
    Run run = new Run("r2", last.plusDays(1), RUN.zone(), RUN.seed());
    StepTables night =
        new StepTables(run.asOf()).with(CUSTOMER_PROFILES, profiles).erasedAfter(erasedAfter);
    for (Table table : List.of(CUSTOMER_SEGMENTS, SEGMENTS, SEGMENT_CENTRES)) {
      night.withFormer(table, before.read(table));
    }
    new SegmentCustomers(settings).run(run, night, night);
    return night;
  }
}
