package io.dangol.habit;

import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.HABITS;
import static io.dangol.table.Tables.ITEMS;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dangol.job.Run;
import io.dangol.learn.Metric;
import io.dangol.testing.Hocon;
import io.dangol.testing.StepTables;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A shop in Berlin, one hour ahead of UTC in winter. */
class FindHabitsTest {

  /** A Friday. */
  private static final LocalDate AS_OF = LocalDate.parse("2020-02-28");

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final HabitSettings SETTINGS =
      Hocon.settings("habit", "shop-weight = 5, horizon = 14d", HabitSettings::read);

  private static final String EVENT_COLUMNS =
      "customer_id bigint, event_type string, item_id bigint, occurred_at timestamp,"
          + " basket_id string, channel string";

  private static Dataset<Row> shop;
  private static StepTables night;

  @BeforeAll
  static void aNight() {
    shop = rows(EVENT_COLUMNS, shop());
    night = found(shop.coalesce(1));
  }

  @Test
  void tellsWhatWhenAndWhereACustomerBuys() {
    // 12 of the 60 baskets of the shop have tea in the morning: (12 + 5 * 0.2) / (12 + 5).
    assertThat(night.read(HABITS).where("customer_id = 1"))
        .hasRows(
            """
            {rank: 1, category: "tea", daypart: "morning", day_type: null, channel: null, purchases: 12, of_purchases: 12, share: 0.764706, shop_share: 0.2, lift: 3.8235, last_followed_on: "2020-02-28", words: "tea in the morning"}
            """);
    // (11 + 5 * 11 / 60) / (12 + 5); of two habits that are as strong, the longer comes first.
    assertThat(night.read(HABITS).where("customer_id = 2"))
        .hasRows(
            """
            {rank: 1, category: null, daypart: "night", day_type: "weekend", channel: "web", purchases: 11, of_purchases: 12, share: 0.70098, shop_share: 0.183333, last_followed_on: "2020-02-15", words: "anything at night at weekends (web)"}
            {rank: 2, category: "X9", daypart: null, day_type: null, channel: null, purchases: 11, of_purchases: 12, share: 0.70098, shop_share: 0.183333, last_followed_on: "2020-02-15", words: "Christmas card"}
            """);
    assertThat(night.read(HABITS).where("customer_id = 3")).hasNoRows();
  }

  @Test
  void theOrderOfEventsChangesNothing() {
    StepTables seven = found(shop.repartition(7));

    assertThat(night.rows(HABITS)).isEqualTo(seven.rows(HABITS)).isNotEmpty();
    assertThat(night.rows(METRICS)).isEqualTo(seven.rows(METRICS));
  }

  @Test
  void countsTheHabitsOfTheShop() {
    assertThat(night.metric("habits", "customers-with-habits")).isEqualTo(2);
    assertThat(night.metric("habits", "share-with-habits")).isCloseTo(2 / 3.0, within(1e-6));
    assertThat(night.metric("habits", "share-of-frequent")).isCloseTo(2 / 3.0, within(1e-6));
    assertThat(night.metric("habits", "habits")).isEqualTo(3);
    assertThat(night.metric("habits", "patterns")).isEqualTo(3);
    assertThat(night.metric("habits", "customers by kind: daypart + day_type + channel"))
        .isEqualTo(1);
  }

  @Test
  void judgesTheHabitsOfAPastDayByWhatWasBoughtSince() {
    // As of 14 days before: tea in the morning (9 of 9 baskets, 9 of 47 in the shop), and of the
    // other customer night and web (10 of 10, 24 of 47) and X9 (10 of 10, 10 of 47). Since then
    // the first bought three times and followed it, the other twice and followed them once.
    double tea = (9 + 5 * 9 / 47.0) / 14;
    double late = (10 + 5 * 24 / 47.0) / 15;
    double card = (10 + 5 * 10 / 47.0) / 15;
    assertThat(night.metric("observed", "baskets")).isEqualTo(9);
    assertThat(night.metric("observed", "followed")).isCloseTo(6 / 9.0, within(1e-6));
    assertThat(night.metric("habits", "followed"))
        .isCloseTo((3 * tea + 4 * late + 2 * card) / 9, within(1e-6));
    assertThat(night.metric("own-share", "followed")).isCloseTo(1, within(1e-6));
    assertThat(night.metric("shop-share", "followed")).isCloseTo(143 / 423.0, within(1e-6));
    assertThat(night.metric("habits", "brier"))
        .isCloseTo(
            (3 * (1 - tea) * (1 - tea) + 2 * halfFollowed(late) + halfFollowed(card)) / 9,
            within(1e-6));
    assertThat(night.metric("own-share", "brier")).isCloseTo(3 / 9.0, within(1e-6));
    assertThat(night.metric("observed", "by kind: category + daypart")).isEqualTo(1);
    assertThat(night.metric("observed", "by predicted share: 0.8 to 0.9")).isEqualTo(0.5);
  }

  private static double halfFollowed(double share) {
    return (1 - share) * (1 - share) + share * share;
  }

  @Test
  void theNightMeasuresWhatAnEvaluationOfThatDayMeasures() {
    List<Metric> evaluated =
        HabitEvaluation.of(
            shop,
            items(),
            SETTINGS,
            new Run("test", AS_OF.minusDays(14), ZONE, 7),
            days -> assertThat(days).isEqualTo(14));

    assertThat(evaluated)
        .filteredOn(metric -> metric.name().equals("followed"))
        .hasSize(4)
        .allSatisfy(
            metric ->
                assertThat(metric.value())
                    .isCloseTo(night.metric(metric.model(), "followed"), within(1e-6)));
  }

  @Test
  void withoutPurchasesThereAreNoHabitsAndAReason() {
    StepTables written =
        found(
            rows(
                EVENT_COLUMNS,
                """
                {customer_id: 1, event_type: "view", item_id: 1, occurred_at: "2020-02-01T00:00:00Z"}
                """));

    assertThat(written.rows(HABITS)).isEmpty();
    assertThat(written.read(METRICS))
        .hasRows(
            """
            {metric: "customers-with-habits", value: 0.0, detail: "the log has no event of [purchase] in the 365 days up to 2020-02-28"}
            """);
  }

  @Test
  void thePartsOfTheDayMustAscend() {
    assertThatThrownBy(
            () ->
                Hocon.settings(
                    "habit", "dayparts { midday = 14, afternoon = 14 }", HabitSettings::read))
        .hasMessageContaining("has midday at 14 and afternoon at 14, must ascend");
  }

  /**
   * Customer 1 has tea at six in the morning, every fifth day. Customer 2 has a card at ten on
   * Saturday nights, on the web, but not the last time. Customer 3 shares each of these parts with
   * them: 9 purchases on Sundays before six, at eleven (web), on Mondays before six (web, tea), and
   * on Tuesdays before eleven.
   */
  private static String shop() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      LocalDate day = AS_OF.minusDays(5L * i);
      lines.append(line(1, day + "T05:00:00Z", "item_id: 1, basket_id: \"1\""));
      lines.append(line(1, day + "T18:00:00Z", "item_id: 2, basket_id: \"1\""));
    }
    lines.append(line(2, "2020-02-22T11:00:00Z", "channel: \"store\""));
    // Outside the window of either day.
    lines.append(line(3, "2019-02-14T11:00:00Z", "channel: \"web\""));
    for (int i = 0; i < 11; i++) {
      LocalDate saturday = LocalDate.parse("2020-02-15").minusWeeks(i);
      lines.append(line(2, saturday + "T21:00:00Z", "item_id: 9, channel: \"web\""));
    }
    for (int i = 0; i < 9; i++) {
      LocalDate sunday = LocalDate.parse("2020-02-23").minusWeeks(i);
      lines.append(line(3, sunday + "T04:59:00Z", "channel: \"store\", basket_id: \"a\""));
      lines.append(line(3, sunday + "T10:00:00Z", "channel: \"web\", basket_id: \"b\""));
      lines.append(line(3, sunday.plusDays(1) + "T04:59:00Z", "channel: \"web\", item_id: 1"));
      lines.append(line(3, sunday.plusDays(2) + "T09:59:00Z", "item_id: 8"));
    }
    return lines.toString();
  }

  private static String line(int customer, String at, String more) {
    return """
        {customer_id: %s, event_type: "purchase", occurred_at: "%s", %s}
        """
        .formatted(customer, at, more);
  }

  private static Dataset<Row> items() {
    return rows(
        "item_id bigint, code string, title string, category string",
        """
        {item_id: 1, code: "T1", title: "Black tea", category: "tea"}
        {item_id: 2, code: "T2", title: "Green tea", category: "tea"}
        {item_id: 9, code: "X9", title: "Christmas card"}
        """);
  }

  private static StepTables found(Dataset<Row> events) {
    StepTables written = new StepTables(AS_OF).with(EVENTS, events).with(ITEMS, items());
    new FindHabits(SETTINGS).run(new Run("test", AS_OF, ZONE, 7), written, written);
    return written;
  }
}
