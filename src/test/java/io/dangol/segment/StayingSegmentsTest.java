package io.dangol.segment;

import static io.dangol.segment.SegmentNights.RUN;
import static io.dangol.segment.SegmentNights.line;
import static io.dangol.segment.SegmentNights.many;
import static io.dangol.segment.SegmentNights.nextNight;
import static io.dangol.segment.SegmentNights.profiles;
import static io.dangol.segment.SegmentNights.segmented;
import static io.dangol.segment.SegmentNights.settings;
import static io.dangol.segment.SegmentNights.twoKinds;
import static io.dangol.table.Tables.CUSTOMER_SEGMENTS;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.table.Tables.SEGMENTS;
import static io.dangol.table.Tables.SEGMENT_CENTRES;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.table.Table;
import io.dangol.testing.StepTables;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Segments on the nights after the first. */
class StayingSegmentsTest {

  @Test
  void segmentsKeepTheirIdsAndNamesAndCustomersStay() {
    StepTables first = segmented(twoKinds(), settings(2, 2, 2));

    // Money is worth less than a third of what it was: by value the other one would be first.
    StepTables second = nextNight(first, twoKinds(0.003), settings(2, 2, 2));

    assertThat(second.read(SEGMENTS))
        .hasRows(
            """
            {segment_id: 1, segment_name: "Loyal regulars, big spenders", customers: 6}
            {segment_id: 2, segment_name: "Long-gone one-time buyers, small spenders", customers: 6}
            """);
    assertThat(second.read(CUSTOMER_SEGMENTS).where("customer_id in (1, 11)"))
        .hasRows(
            """
            {customer_id: 1, segment_id: 2, since_on: "2020-06-20", former_segment_id: null, moved_because: null}
            {customer_id: 11, segment_id: 1, since_on: "2020-06-20", former_segment_id: null, moved_because: null}
            """);
    assertThat(second.read(METRICS).where("metric in ('stay@quiet', 'movers', 'adjusted-rand')"))
        .hasRows(
            """
            {metric: "adjusted-rand", value: 1.0, sample_size: 12}
            {metric: "movers", value: 0.0, sample_size: 12}
            {metric: "stay@quiet", value: 1.0, sample_size: 12}
            """);
  }

  @Test
  void aMoveHasItsNightAndItsReasonUntilTheNextOne() {
    StepTables first = segmented(twoKinds(), settings(2, 2, 2));
    Dataset<Row> quiet =
        twoKinds().where("customer_id <> 12").unionByName(profiles(line(12, 90, 1, 14)));
    StepTables second = nextNight(first, quiet, settings(2, 2, 2));
    StepTables third = nextNight(second, quiet, settings(2, 2, 2));

    // One purchase day is the whole way to the other centre, as all customers there have one.
    String moved =
        """
        {customer_id: 12, segment_id: 2, since_on: "2020-06-21", former_segment_id: 1, former_segment_name: "Loyal regulars, big spenders", moved_by: "frequency", moved_because: "only 1 day with a purchase"}
        """;
    assertThat(second.read(CUSTOMER_SEGMENTS).where("customer_id = 12")).hasRows(moved);
    assertThat(third.read(CUSTOMER_SEGMENTS).where("customer_id = 12")).hasRows(moved);
    assertThat(third.read(CUSTOMER_SEGMENTS).where("former_segment_id is not null"))
        .hasRows("{customer_id: 12}");
  }

  @Test
  void aNightThatDoesNotGoOnKnowsNothingOfMoves() {
    StepTables first = segmented(twoKinds(), settings(2, 2, 2));

    StepTables second = nextNight(first, twoKinds(0.003), settings(2, 2, 2, "max-age = 0d"));

    assertThat(second.read(SEGMENTS).where("segment_id = 1")).hasRows("{median_frequency: 1.0}");
    assertThat(second.read(CUSTOMER_SEGMENTS).where("since_on is not null")).hasNoRows();
    assertThat(second.read(METRICS).where("metric = 'movers'")).hasNoRows();
  }

  @Test
  void otherSettingsFitAgainAndSegmentsGoOnWhereMostCustomersAre() {
    StepTables first = segmented(twoKinds(), settings(2, 2, 2));

    StepTables second = nextNight(first, twoKinds(), settings(2, 3, 2));

    assertThat(second.read(SEGMENT_CENTRES))
        .hasRows(
            """
            {segment_id: 1, fitted_on: "2020-06-21", last_segment_id: 2}
            {segment_id: 2, fitted_on: "2020-06-21", last_segment_id: 2}
            """);
    assertThat(first.read(SEGMENT_CENTRES)).hasRows("{segment_id: 1}\n{segment_id: 2}");
  }

  @Test
  void afterAnErasureCentresAreFittedAgainAndSegmentsGoOnWhereMostCustomersAre() {
    StepTables first = segmented(twoKinds(), settings(2, 2, 2));

    StepTables second = nextNight(first, twoKinds(0.003), settings(2, 2, 2), RUN.asOf());

    assertThat(second.read(SEGMENT_CENTRES))
        .hasRows(
            """
            {segment_id: 1, fitted_on: "2020-06-21", last_segment_id: 2}
            {segment_id: 2, fitted_on: "2020-06-21", last_segment_id: 2}
            """);
    assertThat(second.read(SEGMENTS))
        .hasRows(
            """
            {segment_id: 1, segment_name: "Loyal regulars, big spenders", customers: 6}
            {segment_id: 2, segment_name: "Long-gone one-time buyers, small spenders", customers: 6}
            """);
  }

  @Test
  void centresAreFittedAgainWhereTheyAreClearlyWorse() {
    StepTables first = segmented(twoKinds(), settings(2, 2, 2));
    Dataset<Row> apart =
        twoKinds()
            .withColumn("recency_days", expr("if(customer_id <= 9, recency_days + 900, 1)"))
            .withColumn("purchase_days", expr("cast(if(customer_id <= 9, 1, 300) as bigint)"))
            .withColumn("monetary", expr("cast(if(customer_id <= 9, 1, 90000) as decimal(18,2))"));

    StepTables second = nextNight(first, apart, settings(2, 2, 2));

    assertThat(second.read(METRICS).where("metric = 'inertia-excess' and value > 0.02"))
        .hasRows("{sample_size: 12}");
    // 6 of 9 were in segment 2, and only half of segment 1 is still together.
    assertThat(second.read(SEGMENT_CENTRES).where("fitted_on = '2020-06-21'"))
        .hasRows("{segment_id: 2, last_segment_id: 3}\n{segment_id: 3, last_segment_id: 3}");
    assertThat(second.read(CUSTOMER_SEGMENTS).where("customer_id in (1, 7, 12)"))
        .hasRows(
            """
            {customer_id: 1, segment_id: 2, since_on: "2020-06-20", moved_because: null}
            {customer_id: 7, segment_id: 2, since_on: "2020-06-21", moved_because: "the segments were fitted again"}
            {customer_id: 12, segment_id: 3, since_on: "2020-06-21", moved_because: "the segments were fitted again"}
            """);
  }

  @Test
  void aSegmentWithTooFewCustomersIsDissolved() {
    StepTables first = segmented(twoKinds(), settings(2, 2, 2));

    StepTables second = nextNight(first, twoKinds(), settings(2, 2, 7));

    assertThat(second.read(SEGMENTS))
        .hasRows("{segment_id: 3, segment_name: \"All customers\", customers: 12}");
    assertThat(second.read(CUSTOMER_SEGMENTS).where("customer_id = 7"))
        .hasRows(
            """
            {segment_id: 3, former_segment_id: 1, moved_by: "dissolved", moved_because: "the former segment had too few customers left"}
            """);
  }

  @Test
  void aNightThatGoesOnIsTheSameForAnyPartitioning() {
    StepTables first = segmented(many(), settings(3, 4, 5));
    Dataset<Row> later = many().withColumn("recency_days", expr("recency_days * 2 % 90"));

    StepTables one = nextNight(first, later.repartition(1), settings(3, 4, 5));
    StepTables seven = nextNight(first, later.repartition(7), settings(3, 4, 5));

    for (Table table : List.of(CUSTOMER_SEGMENTS, SEGMENTS, SEGMENT_CENTRES, METRICS)) {
      assertThat(one.rows(table)).isEqualTo(seven.rows(table)).isNotEmpty();
    }
  }
}
