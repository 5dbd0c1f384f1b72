package io.dangol.segment;

import static io.dangol.table.Columns.AS_OF_ON;
import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.CUSTOMER_SEGMENTS;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.table.Tables.SEGMENTS;
import static io.dangol.table.Tables.SEGMENT_CENTRES;
import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dangol.job.Run;
import io.dangol.learn.Metric;
import io.dangol.table.Table;
import io.dangol.testing.Hocon;
import io.dangol.testing.StepTables;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SegmentCustomersTest {

  private static final Run RUN = new Run("r1", LocalDate.of(2020, 6, 20), ZoneId.of("UTC"), 42);

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

  private static SegmentSettings settings(int kMin, int kMax, int minSize) {
    return settings(kMin, kMax, minSize, "");
  }

  private static SegmentSettings settings(int kMin, int kMax, int minSize, String more) {
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
  private static Dataset<Row> twoKinds() {
    return twoKinds(1);
  }

  /** The same where money of the regulars is multiplied. */
  private static Dataset<Row> twoKinds(double worth) {
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

  private static Dataset<Row> many() {
    return profiles(
        String.join(
            "\n",
            IntStream.rangeClosed(1, 60)
                .mapToObj(id -> line(id, id * 37 % 101, 1 + id * 13 % 11, id * 29 % 997))
                .toList()));
  }

  private static String line(int id, int recency, int days, double money) {
    return ("{customer_id: %s, recency_days: %s, inactive_days: %s, event_count: 9,"
            + " purchase_days: %s, monetary: %s, distinct_items: 5, events_last_30_days: 3}")
        .formatted(id, recency, recency, days, money);
  }

  private static Dataset<Row> profiles(String lines) {
    return rows(CUSTOMER_PROFILES, lines);
  }

  private static StepTables segmented(Dataset<Row> profiles, SegmentSettings settings) {
    StepTables night = new StepTables(RUN.asOf()).with(CUSTOMER_PROFILES, profiles);
    new SegmentCustomers(settings).run(RUN, night, night);
    return night;
  }

  /** The day after, which goes on from a night. */
  private static StepTables nextNight(
      StepTables before, Dataset<Row> profiles, SegmentSettings settings) {
    LocalDate last = AS_OF_ON.dateOf(before.rows(SEGMENTS).get(0));
    Run run = new Run("r2", last.plusDays(1), RUN.zone(), RUN.seed());
    StepTables night = new StepTables(run.asOf()).with(CUSTOMER_PROFILES, profiles);
    for (Table table : List.of(CUSTOMER_SEGMENTS, SEGMENTS, SEGMENT_CENTRES)) {
      night.withFormer(table, before.read(table));
    }
    new SegmentCustomers(settings).run(run, night, night);
    return night;
  }
}
