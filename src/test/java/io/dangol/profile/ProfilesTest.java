package io.dangol.profile;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.table.Columns;
import io.dangol.table.Field;
import io.dangol.table.Tables;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;

/** As of Saturday 2020-06-20 in Berlin, two hours ahead of UTC. */
class ProfilesTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final LocalDate AS_OF = LocalDate.of(2020, 6, 20);
  private static final EventTypes TYPES =
      new EventTypes(
          List.of("purchase"),
          List.of("refund"),
          List.of("cart_add"),
          List.of("cart_remove"),
          List.of("dislike"));
  private static final ProfileSettings SETTINGS = new ProfileSettings(TYPES, 3, 2.0, 180);

  @Test
  void countsDaysByTheShopsCalendar() {
    assertThat(
            profiles(
                """
                {customer_id: 1, event_type: "purchase", occurred_at: "2020-06-09T22:30:00Z"}
                {customer_id: 1, event_type: "purchase", occurred_at: "2020-06-10T21:30:00Z"}
                {customer_id: 1, event_type: "view",     occurred_at: "2020-06-20T21:59:59Z"}
                {customer_id: 1, event_type: "view",     occurred_at: "2020-06-20T22:00:00Z"}
                {customer_id: 2, event_type: "view",     occurred_at: "2020-06-18T22:00:00Z"}
                {event_type: "view", occurred_at: "2020-06-18T22:00:00Z"}
                """))
        .hasRows(
            """
            {customer_id: 1, recency_days: 10, inactive_days: 0, tenure_days: 10, event_count: 3, purchase_days: 1}
            {customer_id: 2, inactive_days: 1, tenure_days: 1, event_count: 1, purchase_days: 0}
            """);
  }

  @Test
  void knowsTheHourOnBothSidesOfAClockChange() {
    assertThat(
            profiles(
                """
                {customer_id: 1, event_type: "view", occurred_at: "2020-03-29T00:30:00Z"}
                {customer_id: 2, event_type: "view", occurred_at: "2020-03-29T01:30:00Z"}
                {customer_id: 3, event_type: "purchase", occurred_at: "2020-03-28T22:30:00Z"}
                {customer_id: 3, event_type: "purchase", occurred_at: "2020-03-29T21:30:00Z"}
                {customer_id: 3, event_type: "purchase", occurred_at: "2020-03-29T22:30:00Z"}
                """))
        .hasRows(
            """
            {customer_id: 1, favourite_hour: 1, favourite_weekday: 7, purchase_days: 0}
            {customer_id: 2, favourite_hour: 3, favourite_weekday: 7, purchase_days: 0}
            {customer_id: 3, favourite_hour: 23, favourite_weekday: 1, purchase_days: 3}
            """);
  }

  @Test
  void breaksTiesOfFavouritesDownwards() {
    assertThat(
            profiles(
                """
                {customer_id: 1, event_type: "purchase", channel: "web",   item_id: 1, occurred_at: "2020-06-02T08:00:00Z"}
                {customer_id: 1, event_type: "purchase", channel: "store", item_id: 2, occurred_at: "2020-06-01T07:00:00Z"}
                {customer_id: 1, event_type: "purchase", item_id: 4, occurred_at: "2020-06-02T07:00:00Z"}
                {customer_id: 1, event_type: "purchase", item_id: 4, occurred_at: "2020-06-01T08:00:00Z"}
                {customer_id: 1, event_type: "view", item_id: 3, occurred_at: "2020-06-03T05:00:00Z"}
                {customer_id: 2, event_type: "view", item_id: 3, occurred_at: "2020-06-03T05:00:00Z"}
                """,
                """
                {item_id: 1, category: "Tea"}
                {item_id: 2, category: "Coffee"}
                {item_id: 3, category: "Cake"}
                {item_id: 4}
                """))
        .hasRows(
            """
            {customer_id: 1, favourite_hour: 9, favourite_weekday: 1, favourite_channel: "store", distinct_items: 4, distinct_categories: 2, favourite_category: "Coffee"}
            {customer_id: 2, favourite_hour: 7, favourite_weekday: 3, favourite_channel: null, distinct_items: 1, distinct_categories: 0, favourite_category: null}
            """);
  }

  @Test
  void measuresGapsBetweenPurchaseDays() {
    assertThat(
            profiles(
                """
                {customer_id: 1, event_type: "purchase", occurred_at: "2020-05-01T10:00:00Z"}
                {customer_id: 1, event_type: "purchase", occurred_at: "2020-05-03T10:00:00Z"}
                {customer_id: 1, event_type: "purchase", occurred_at: "2020-05-03T11:00:00Z"}
                {customer_id: 1, event_type: "purchase", occurred_at: "2020-05-09T10:00:00Z"}
                {customer_id: 1, event_type: "purchase", occurred_at: "2020-05-13T10:00:00Z"}
                {customer_id: 2, event_type: "purchase", occurred_at: "2020-05-01T10:00:00Z"}
                {customer_id: 2, event_type: "purchase", occurred_at: "2020-05-06T10:00:00Z"}
                {customer_id: 3, event_type: "purchase", occurred_at: "2020-05-01T10:00:00Z"}
                """))
        .hasRows(
            """
            {customer_id: 1, purchase_days: 4, gap_days_mean: 4.0, gap_days_stddev: 2.0}
            {customer_id: 2, purchase_days: 2, gap_days_mean: 5.0, gap_days_stddev: null}
            {customer_id: 3, purchase_days: 1, gap_days_mean: null, gap_days_stddev: null}
            """);
  }

  @Test
  void netsRefundsFromMoneyAndCountsOrders() {
    assertThat(
            profiles(
                """
                {customer_id: 1, event_type: "purchase", amount: 10.10, basket_id: "A", occurred_at: "2020-06-01T10:00:00Z"}
                {customer_id: 1, event_type: "purchase", amount: 5.00, discount: 1.00, basket_id: "A", occurred_at: "2020-06-01T10:00:00Z"}
                {customer_id: 1, event_type: "purchase", amount: 1.00, discount: 0.00, basket_id: "B", occurred_at: "2020-06-01T10:00:00Z"}
                {customer_id: 1, event_type: "purchase", occurred_at: "2020-06-01T10:00:00Z"}
                {customer_id: 1, event_type: "refund", amount: 5.00, basket_id: "C", occurred_at: "2020-06-02T10:00:00Z"}
                {customer_id: 2, event_type: "refund", amount: 7.00, basket_id: "D", occurred_at: "2020-06-02T10:00:00Z"}
                {customer_id: 3, event_type: "purchase", occurred_at: "2020-06-02T10:00:00Z"}
                {customer_id: 3, event_type: "refund", occurred_at: "2020-06-02T11:00:00Z"}
                {customer_id: 3, event_type: "refund", occurred_at: "2020-06-02T12:00:00Z"}
                """))
        .hasRows(
            """
            {customer_id: 1, monetary: 11.10, orders: 3, return_share: 0.25, discounted_share: 0.25}
            {customer_id: 2, monetary: -7.00, orders: 0, return_share: null, discounted_share: null}
            {customer_id: 3, monetary: 0.00, orders: 1, return_share: 1.0, discounted_share: 0.0}
            """);
  }

  @Test
  void countsItemsLeftInTheCart() {
    assertThat(
            profiles(
                """
                {customer_id: 1, event_type: "cart_add", item_id: 1, session_id: "s", occurred_at: "2020-06-01T10:00:00Z"}
                {customer_id: 1, event_type: "purchase", item_id: 1, session_id: "t", occurred_at: "2020-06-01T11:00:00Z"}
                {customer_id: 1, event_type: "cart_add", item_id: 1, session_id: "t", occurred_at: "2020-06-01T12:00:00Z"}
                {customer_id: 1, event_type: "cart_add", item_id: 2, occurred_at: "2020-06-01T10:00:00Z"}
                {customer_id: 2, event_type: "cart_add", item_id: 1, occurred_at: "2020-06-01T10:00:00Z"}
                {customer_id: 2, event_type: "cart_remove", item_id: 1, occurred_at: "2020-06-01T11:00:00Z"}
                {customer_id: 2, event_type: "cart_add", item_id: 2, occurred_at: "2020-06-01T10:00:00Z"}
                {customer_id: 2, event_type: "purchase", item_id: 2, occurred_at: "2020-06-01T10:00:00Z"}
                """))
        .hasRows(
            """
            {customer_id: 1, carts_left: 2, sessions: 2}
            {customer_id: 2, carts_left: 0, sessions: 0}
            """);
  }

  @Test
  void comparesTheLastThirtyDaysWithTheNinetyBefore() {
    assertThat(
            profiles(
                """
                {customer_id: 1, event_type: "view", occurred_at: "2020-06-20T10:00:00Z"}
                {customer_id: 1, event_type: "view", occurred_at: "2020-05-22T10:00:00Z"}
                {customer_id: 1, event_type: "view", occurred_at: "2020-05-21T10:00:00Z"}
                {customer_id: 1, event_type: "view", occurred_at: "2020-02-22T10:00:00Z"}
                {customer_id: 1, event_type: "view", occurred_at: "2020-02-21T10:00:00Z"}
                {customer_id: 2, event_type: "view", occurred_at: "2020-06-20T10:00:00Z"}
                """))
        .hasRows(
            """
            {customer_id: 1, events_last_30_days: 2, events_prior_90_days: 2, trend: 3.0}
            {customer_id: 2, events_last_30_days: 1, events_prior_90_days: 0, trend: null}
            """);
  }

  @Test
  void namesTheStageOfTheJourney() {
    assertThat(
            profiles(
                """
                {customer_id: 1, event_type: "view", occurred_at: "2020-06-01T10:00:00Z"}
                {customer_id: 2, event_type: "purchase", occurred_at: "2020-06-01T10:00:00Z"}
                {customer_id: 3, event_type: "purchase", occurred_at: "2020-06-01T10:00:00Z"}
                {customer_id: 3, event_type: "purchase", occurred_at: "2020-06-11T10:00:00Z"}
                {customer_id: 4, event_type: "purchase", occurred_at: "2020-06-01T10:00:00Z"}
                {customer_id: 4, event_type: "purchase", occurred_at: "2020-06-11T10:00:00Z"}
                {customer_id: 4, event_type: "purchase", occurred_at: "2020-06-20T10:00:00Z"}
                {customer_id: 5, event_type: "purchase", occurred_at: "2020-06-01T10:00:00Z"}
                {customer_id: 5, event_type: "purchase", occurred_at: "2020-06-02T10:00:00Z"}
                {customer_id: 5, event_type: "purchase", occurred_at: "2020-06-03T10:00:00Z"}
                {customer_id: 6, event_type: "purchase", occurred_at: "2019-12-22T10:00:00Z"}
                {customer_id: 7, event_type: "purchase", occurred_at: "2020-05-01T10:00:00Z"}
                {customer_id: 8, event_type: "purchase", occurred_at: "2020-06-10T10:00:00Z"}
                {customer_id: 8, event_type: "purchase", occurred_at: "2020-06-11T10:00:00Z"}
                """))
        .hasRows(
            """
            {customer_id: 1, journey_stage: "visitor"}
            {customer_id: 2, journey_stage: "at_risk"}
            {customer_id: 3, journey_stage: "repeat"}
            {customer_id: 4, journey_stage: "regular"}
            {customer_id: 5, journey_stage: "at_risk"}
            {customer_id: 6, journey_stage: "lapsed"}
            {customer_id: 7, journey_stage: "at_risk"}
            {customer_id: 8, journey_stage: "repeat"}
            """);
  }

  @Test
  void nobodyIsAtRiskIfNobodyCameBack() {
    assertThat(
            profiles(
                """
                {customer_id: 1, event_type: "purchase", occurred_at: "2020-01-01T10:00:00Z"}
                """))
        .hasRows("{customer_id: 1, journey_stage: \"first_purchase\"}");
  }

  @Test
  void listsColumnsThatTheShopDoesNotLog() {
    Dataset<Row> events =
        events("{customer_id: 1, event_type: \"purchase\", occurred_at: \"2020-06-01T10:00:00Z\"}");

    assertThat(shop(events, items("{item_id: 1}")).absentNames())
        .containsExactly(
            "carts_left",
            "discounted_share",
            "distinct_categories",
            "favourite_category",
            "favourite_channel",
            "monetary",
            "return_share",
            "sessions");
    assertThat(profiles(events, items("{item_id: 1}")))
        .hasRows(
            """
            {customer_id: 1, carts_left: null, discounted_share: null, distinct_categories: null, favourite_category: null, favourite_channel: null, monetary: null, return_share: null, sessions: null}
            """);
  }

  @Test
  void moneyThatDoesNotFitIsCutAndCounted() {
    Dataset<Row> events =
        events(
            """
            {customer_id: 1, event_type: "purchase", amount: 9999999999999999.99, occurred_at: "2020-06-01T10:00:00Z"}
            {customer_id: 1, event_type: "purchase", amount: 9999999999999999.99, occurred_at: "2020-06-02T10:00:00Z"}
            {customer_id: 2, event_type: "refund", amount: 9999999999999999.99, occurred_at: "2020-06-01T10:00:00Z"}
            {customer_id: 2, event_type: "refund", amount: 0.01, occurred_at: "2020-06-02T10:00:00Z"}
            {customer_id: 3, event_type: "purchase", amount: 9999999999999999.99, occurred_at: "2020-06-01T10:00:00Z"}
            {event_type: "purchase", amount: 9999999999999999.99, occurred_at: "2020-06-01T10:00:00Z"}
            {event_type: "purchase", amount: 9999999999999999.99, occurred_at: "2020-06-01T10:00:00Z"}
            """);

    assertThat(profiles(events, items("")))
        .hasRows(
            """
            {customer_id: 1, monetary: 9999999999999999.99}
            {customer_id: 2, monetary: -9999999999999999.99}
            {customer_id: 3, monetary: 9999999999999999.99}
            """);
    assertThat(shop(events, items("")).cut()).isEqualTo(2);
  }

  @Test
  void aShopThatLogsNoPurchasesHasNoJourneyOfBuyers() {
    assertThat(
            profiles(
                """
                {customer_id: 1, event_type: "view", occurred_at: "2020-06-01T10:00:00Z"}
                """))
        .hasRows(
            "{customer_id: 1, event_count: 1, purchase_days: null, orders: null, journey_stage: null}");
  }

  @Test
  void hasTheDeclaredColumnsWithoutEvents() {
    Dataset<Row> none = profiles(events(""), items(""));

    assertThat(none).hasNoRows();
    assertThat(Arrays.stream(none.schema().fields()).map(StructField::dataType).toList())
        .isEqualTo(
            Tables.CUSTOMER_PROFILES.columns().stream()
                .filter(field -> !field.equals(Columns.AS_OF_ON))
                .map(Field::type)
                .toList());
  }

  static Dataset<Row> events(String lines) {
    return rows(Tables.EVENTS.schema().add(Columns.CUSTOMER_ID.structField()), lines);
  }

  private static Dataset<Row> items(String lines) {
    return rows(Tables.ITEMS, lines);
  }

  private static Dataset<Row> profiles(String events) {
    return profiles(events, "");
  }

  private static Dataset<Row> profiles(String events, String items) {
    return profiles(events(events), items(items));
  }

  private static Dataset<Row> profiles(Dataset<Row> events, Dataset<Row> items) {
    return Profiles.asOf(events, items, end(), ZONE, shop(events, items), SETTINGS);
  }

  private static Shop shop(Dataset<Row> events, Dataset<Row> items) {
    return Shop.asOf(events, items, end(), ZONE, TYPES);
  }

  private static Instant end() {
    return AS_OF.plusDays(1).atStartOfDay(ZONE).toInstant();
  }
}
