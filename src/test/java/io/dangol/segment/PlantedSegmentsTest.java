package io.dangol.segment;

import static io.dangol.segment.SegmentNights.nextNight;
import static io.dangol.segment.SegmentNights.profiles;
import static io.dangol.segment.SegmentNights.segmented;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.SEGMENT_ID;
import static io.dangol.table.Tables.CUSTOMER_SEGMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.learn.AdjustedRand;
import io.dangol.learn.AdjustedRand.Cell;
import io.dangol.testing.Hocon;
import io.dangol.testing.StepTables;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** A shop of four behaviours: they are found, and stay while customers come and go. */
class PlantedSegmentsTest {

  private static final int CUSTOMERS = 400;
  private static final SegmentSettings SETTINGS =
      Hocon.settings(
          "segment",
          "k-min = 2, k-max = 7, min-size = 10, starts = 5, partitions = 2",
          SegmentSettings::read);

  /** Typical days between purchases, spending on a day, items on a day and tenure. */
  private enum Behaviour {
    WEEKLY(7, 60, 8, 400),
    NOW_AND_THEN(45, 40, 3, 400),
    NEW(6, 25, 2, 20),
    ONCE(100_000, 15, 1, 300);

    private final double gap;
    private final double spent;
    private final double items;
    private final double tenure;

    Behaviour(double gap, double spent, double items, double tenure) {
      this.gap = gap;
      this.spent = spent;
      this.items = items;
      this.tenure = tenure;
    }
  }

  @Test
  void segmentsAreTheBehavioursAndStay() {
    StepTables night = segmented(on(0), SETTINGS);

    assertThat(agreement(night)).as("adjusted Rand index").isGreaterThan(0.8);
    for (int day = 1; day <= 4; day++) {
      night = nextNight(night, on(day), SETTINGS);
      assertThat(night.metric("k-means", "stay@quiet")).as("night %s", day).isGreaterThan(0.95);
    }
    assertThat(agreement(night)).as("adjusted Rand index after four nights").isGreaterThan(0.8);
    assertThat(
            night
                .read(CUSTOMER_SEGMENTS)
                .where("former_segment_id is not null")
                .where("moved_because is null or moved_by is null or since_on is null")
                .count())
        .isZero();
  }

  private static double agreement(StepTables night) {
    List<Cell> cells = new ArrayList<>();
    night
        .rows(CUSTOMER_SEGMENTS)
        .forEach(
            row ->
                cells.add(new Cell(kind((int) CUSTOMER_ID.longOf(row)), SEGMENT_ID.intOf(row), 1)));
    return AdjustedRand.of(
        cells.stream()
            .distinct()
            .map(
                cell ->
                    new Cell(
                        cell.before(), cell.after(), cells.stream().filter(cell::equals).count()))
            .toList());
  }

  private static Behaviour behaviour(int customer) {
    return Behaviour.values()[kind(customer)];
  }

  private static int kind(int customer) {
    return customer % Behaviour.values().length;
  }

  /** Profiles of all customers: the same lives, looked at some days later. */
  private static Dataset<Row> on(int age) {
    StringBuilder lines = new StringBuilder();
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      lines.append(line(customer, age)).append('\n');
    }
    return profiles(lines.toString());
  }

  private static String line(int customer, int age) {
    SplittableRandom random = new SplittableRandom(customer);
    Behaviour kind = behaviour(customer);
    double first = -kind.tenure * (0.8 + 0.4 * random.nextDouble());
    double last = first;
    double money = 0;
    int days = 0;
    int recent = 0;
    for (double at = first; at <= age; at += kind.gap * (0.5 + random.nextDouble())) {
      days++;
      money += kind.spent * (0.6 + 0.8 * random.nextDouble());
      recent += at > age - 30 ? 1 : 0;
      last = at;
    }
    long recency = (long) (age - last);
    return ("{customer_id: %s, recency_days: %s, inactive_days: %s, event_count: %s,"
            + " purchase_days: %s, monetary: %s, distinct_items: %s, events_last_30_days: %s}")
        .formatted(
            customer,
            recency,
            recency,
            days,
            days,
            Math.round(money * 100) / 100.0,
            Math.round(Math.sqrt(days) * kind.items),
            recent);
  }
}
