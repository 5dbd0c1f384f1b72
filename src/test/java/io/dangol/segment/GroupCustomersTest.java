package io.dangol.segment;

import static io.dangol.table.Tables.CUSTOMER_GROUPS;
import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Run;
import io.dangol.testing.Hocon;
import io.dangol.testing.StepTables;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class GroupCustomersTest {

  private static final Run RUN = new Run("r1", LocalDate.of(2020, 6, 20), ZoneId.of("UTC"), 42);
  private static final String NO_GRID = "grid { recency = [], frequency = [], monetary = [] }";

  private static final String BUYERS =
      """
      {customer_id: 1, recency_days: 7, inactive_days: 7, event_count: 20, purchase_days: 10, orders: 12, monetary: 500.00}
      {customer_id: 2, recency_days: 91, inactive_days: 8, event_count: 4, purchase_days: 3, orders: 0, monetary: 99.99}
      {customer_id: 3, inactive_days: 400, event_count: 2, purchase_days: 0, orders: 0}
      """;

  @Test
  void theGridHasOneCellForEachCustomer() {
    StepTables night = grouped(BUYERS, "grid.monetary = [100, 500]");

    assertThat(night.read(CUSTOMER_GROUPS))
        .hasRows(
            """
            {customer_id: 1, method: "rfm", group_name: "R5 F5 M3", group_description: "last purchase at most 7 days ago, at least 10 days with a purchase, at least 500 spent"}
            {customer_id: 2, method: "rfm", group_name: "R2 F3 M1", group_description: "last purchase more than 90 and at most 365 days ago, at least 2 and fewer than 4 days with a purchase, less than 100 spent"}
            {customer_id: 3, method: "rfm", group_name: "R1 F1 M1", group_description: "last event more than 365 days ago, fewer than 1 days with a purchase, less than 100 spent"}
            """);
    assertThat(night.read(METRICS))
        .hasRows("{model: \"rfm\", population: \"groups\", metric: \"cells\", value: 3.0}");
  }

  @Test
  void aCustomerIsInTheGroupOfEachRuleThatHolds() {
    StepTables night =
        grouped(
            BUYERS,
            NO_GRID,
            """
            rules {
              big = "monetary > 90"
              away = "coalesce(recency_days, inactive_days) > 90"
              cheap-orders = "monetary / orders < 50"
              nobody = "event_count > 100"
            }
            """);

    // Orders are 0 for customers 2 and 3: the division fails, so the rule does not hold.
    assertThat(night.read(CUSTOMER_GROUPS))
        .hasRows(
            """
            {customer_id: 1, method: "rule", group_name: "big"}
            {customer_id: 1, method: "rule", group_name: "cheap-orders"}
            {customer_id: 2, method: "rule", group_name: "away"}
            {customer_id: 2, method: "rule", group_name: "big"}
            {customer_id: 3, method: "rule", group_name: "away"}
            """);
    assertThat(night.read(METRICS).where("metric = 'size@nobody'"))
        .hasRows("{model: \"rule\", value: 0.0, sample_size: 3, detail: \"event_count > 100\"}");
  }

  @Test
  void aShopWithoutPurchasesCountsEvents() {
    String visitors = "{customer_id: 1, inactive_days: 3, event_count: 4, purchase_days: 0}";

    assertThat(grouped(visitors).read(CUSTOMER_GROUPS))
        .hasRows(
            """
            {customer_id: 1, group_name: "R5 F4", group_description: "last event at most 7 days ago, at least 4 and fewer than 10 events"}
            """);
  }

  @Test
  void groupsAreTheSameForAnyPartitioning() {
    GroupSettings settings = settings("rules.big = \"monetary > 90\"");
    Dataset<Row> profiles = rows(CUSTOMER_PROFILES, BUYERS);

    assertThat(grouped(profiles.repartition(1), settings).rows(CUSTOMER_GROUPS))
        .isEqualTo(grouped(profiles.repartition(7), settings).rows(CUSTOMER_GROUPS))
        .hasSize(5);
  }

  @Test
  void withoutGridAndRulesThereAreNoGroups() {
    assertThat(grouped(BUYERS, NO_GRID).read(CUSTOMER_GROUPS)).hasNoRows();
  }

  @Test
  void aRuleThatCannotBeIsNamedBeforeTheNight() {
    assertThatThrownBy(
            () ->
                settings(
                    """
                    rules {
                      typo = "monetry > 5"
                      number = "monetary + 1"
                      clock = "current_date() > '2020-01-01'"
                      broken = "monetary >"
                      "two words" = "true"
                    }
                    """))
        .hasMessageContainingAll(
            "segment.rules has typo, which does not fit gold.customer_profiles",
            "`monetry`",
            "has number, which is of type decimal(19,2), must be a condition, true or false",
            "has clock, which calls current_date, which reads the clock",
            "has broken, which",
            "has two words, which has a name of more than letters, digits, - and _");
  }

  private static GroupSettings settings(String... differences) {
    return Hocon.settings("segment", String.join("\n", differences), SegmentSettings::read)
        .groups();
  }

  private static StepTables grouped(String profiles, String... differences) {
    return grouped(rows(CUSTOMER_PROFILES, profiles), settings(differences));
  }

  private static StepTables grouped(Dataset<Row> profiles, GroupSettings settings) {
    StepTables night = new StepTables(RUN.asOf()).with(CUSTOMER_PROFILES, profiles);
    new GroupCustomers(settings).run(RUN, night, night);
    return night;
  }
}
