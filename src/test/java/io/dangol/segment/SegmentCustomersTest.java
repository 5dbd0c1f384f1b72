package io.dangol.segment;

import static io.dangol.segment.SegmentNights.RUN;
import static io.dangol.segment.SegmentNights.line;
import static io.dangol.segment.SegmentNights.many;
import static io.dangol.segment.SegmentNights.profiles;
import static io.dangol.segment.SegmentNights.segmented;
import static io.dangol.segment.SegmentNights.settings;
import static io.dangol.segment.SegmentNights.twoKinds;
import static io.dangol.table.Tables.CUSTOMER_SEGMENTS;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.table.Tables.SEGMENTS;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dangol.learn.Metric;
import io.dangol.table.Table;
import io.dangol.testing.StepTables;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SegmentCustomersTest {

  @Test
  void findsTwoKindsOfCustomersAndNumbersThemByValue() {
    StepTables night = segmented(twoKinds(), settings(2, 2, 2));

    assertThat(night.read(CUSTOMER_SEGMENTS).where("customer_id <= 2 or customer_id >= 11"))
        .hasRows(
            """
            {as_of_on: "2020-06-20", customer_id: 1, segment_id: 2}
            {as_of_on: "2020-06-20", customer_id: 2, segment_id: 2}
            {as_of_on: "2020-06-20", customer_id: 11, segment_id: 1}
            {as_of_on: "2020-06-20", customer_id: 12, segment_id: 1}
            """);
    assertThat(night.read(SEGMENTS))
        .hasRows(
            """
            {segment_id: 1, segment_name: "Loyal regulars, big spenders", customers: 6, share: 0.5, median_recency_days: 4.5, median_frequency: 20.5, median_monetary: 2050.0, median_distinct_items: 5.0, median_events_last_30_days: 3.0}
            {segment_id: 2, segment_name: "Long-gone one-time buyers, small spenders", customers: 6, share: 0.5, median_recency_days: 103.5, median_frequency: 1.0, median_monetary: 13.5, median_distinct_items: 5.0, median_events_last_30_days: 3.0}
            """);
    assertThat(night.read(METRICS).where("metric like 'size%'"))
        .hasRows(
            """
            {job: "segment-customers", model: "k-means", population: "segments", metric: "size@1", value: 6.0, sample_size: 12}
            {job: "segment-customers", model: "k-means", population: "segments", metric: "size@2", value: 6.0, sample_size: 12}
            """);
  }

  @Test
  void givesTheSameSegmentsForAnyPartitioning() {
    Dataset<Row> profiles = many();

    StepTables one = segmented(profiles.repartition(1), settings(3, 4, 5));
    StepTables seven = segmented(profiles.repartition(7), settings(3, 4, 5));

    for (Table table : List.of(CUSTOMER_SEGMENTS, SEGMENTS, METRICS)) {
      assertThat(one.rows(table)).isEqualTo(seven.rows(table)).isNotEmpty();
    }
  }

  @Test
  void mergesWhatIsTooSmall() {
    StepTables night = segmented(twoKinds(), settings(2, 6, 6));

    assertThat(night.read(SEGMENTS)).hasRows("{customers: 6}\n{customers: 6}");
  }

  @Test
  void makesOneSegmentOfOneCustomer() {
    StepTables night =
        segmented(
            profiles(
                """
                {customer_id: 1, inactive_days: 3, event_count: 2, purchase_days: 0, distinct_items: 1, events_last_30_days: 2}
                """),
            settings(4, 10, 20));

    assertThat(night.read(CUSTOMER_SEGMENTS))
        .hasRows("{customer_id: 1, segment_id: 1, segment_name: \"All customers\"}");
    assertThat(night.read(SEGMENTS))
        .hasRows(
            """
            {segment_id: 1, description: "The typical customer left 2 events, the last 3 days ago.", customers: 1, share: 1.0, median_monetary: null}
            """);
    assertThat(night.read(METRICS)).hasRows("{metric: \"segments\"}\n{metric: \"size@1\"}");
  }

  @Test
  void makesOneSegmentOfCustomersWhoAreAllAlike() {
    String alike =
        String.join("\n", IntStream.rangeClosed(1, 9).mapToObj(id -> line(id, 5, 2, 10)).toList());

    assertThat(segmented(profiles(alike), settings(2, 3, 2)).read(SEGMENTS))
        .hasRows("{segment_id: 1, segment_name: \"All customers\", customers: 9}");
  }

  @Test
  void theMostMoneyThatAProfileHoldsIsSegmented() {
    String most = "9999999999999999.99";
    String lines =
        String.join(
            "\n",
            IntStream.rangeClosed(1, 12)
                .mapToObj(id -> line(id, id, id, id).replace("monetary: 7.0", "monetary: " + most))
                .toList());

    assertThat(segmented(profiles(lines), settings(2, 2, 1)).read(SEGMENTS))
        .hasRows("{segment_id: 1}\n{segment_id: 2}");
  }

  @Test
  void makesNoSegmentWithoutCustomers() {
    StepTables night = segmented(profiles(""), settings(4, 10, 20));

    assertThat(night.read(CUSTOMER_SEGMENTS)).hasNoRows();
    assertThat(night.read(SEGMENTS)).hasNoRows();
  }

  @Test
  void evaluatesEveryNumberOfSegments() {
    List<Metric> metrics = SegmentEvaluation.of(many(), settings(3, 4, 5), RUN);

    assertThat(metrics)
        .extracting(Metric::model, Metric::name)
        .contains(
            tuple("k-means, k = 3", "silhouette"),
            tuple("k-means, k = 3", "size@3"),
            tuple("k-means, k = 4", "silhouette"));
  }
}
