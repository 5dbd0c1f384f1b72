package io.dangol.recommend.rank;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.job.Run;
import io.dangol.recommend.search.PrimitiveArrays;
import io.dangol.table.Tables;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CatalogueItemsTest {

  private static final String ACTIVITY =
      "item_id bigint, recent bigint, ever bigint, last_week bigint, last_month bigint,"
          + " last_quarter bigint, former bigint, returned bigint, first_millis bigint";

  private static final Run RUN = new Run("run", LocalDate.parse("2026-01-10"), ZoneOffset.UTC, 7);

  @Test
  void joinsPopularityFactorsAndPropertiesInTheOrderOfTies() {
    Dataset<Row> activity =
        rows(
            ACTIVITY,
            """
            {item_id: 1, recent: 0, ever: 5}
            {item_id: 2, recent: 2, ever: 2}
            {item_id: 3, recent: 2, ever: 2}
            {item_id: 4, recent: 0, ever: 4}
            """);
    Dataset<Row> factors =
        rows(
            "item_id bigint, factors array<float>",
            """
            {item_id: 1, factors: [3.0, 4.0]}
            {item_id: 5, factors: [1.0, 0.0]}
            """);
    Dataset<Row> items =
        rows(
            Tables.ITEMS,
            """
            {item_id: 1, category: "Home > Furniture > Chairs"}
            {item_id: 2, active_until: "2026-01-09"}
            {item_id: 3, active_from: "2026-01-10", active_until: "2026-01-10", stock: 0}
            {item_id: 4, active_from: "2026-01-11"}
            {item_id: 6}
            """);

    Catalogue catalogue =
        CatalogueItems.collected(activity, factors, items, Set.of(), RUN, Shops.ranking());

    assertThat(catalogue.ids).containsExactly(2, 3, 1, 4, 5);
    assertThat(catalogue.popularity).containsExactly(1, 1, 0, 0, 0);
    assertThat(catalogue.inactive).containsExactly(true, false, false, true, false);
    assertThat(catalogue.lengths).containsExactly(0, 0, 5, 0, 1);
    assertThat(catalogue.pauses).containsExactly(0, 0, RepeatPolicy.ONCE.pause().toMillis(), 0, 0);
    assertThat(catalogue.position(1)).isEqualTo(2);
    assertThat(catalogue.position(6)).isEqualTo(-1);
  }

  @Test
  void anItemThatNobodyTookYetIsThereIfItIsOnSaleAndSomethingDescribesIt() {
    Catalogue catalogue =
        CatalogueItems.collected(
            rows(ACTIVITY, "{item_id: 1, recent: 1, ever: 1}"),
            rows("item_id bigint, factors array<float>", ""),
            rows(
                Tables.ITEMS,
                """
                {item_id: 1}
                {item_id: 2, title: "never seen"}
                {item_id: 3, title: "seen on the date", first_seen_at: "2026-01-10T23:59:59Z"}
                {item_id: 4, title: "seen later", first_seen_at: "2026-01-11T00:00:00Z"}
                {item_id: 5}
                {item_id: 6, title: "not on sale", active_until: "2026-01-09"}
                {item_id: 7, code: "named"}
                """),
            Set.of("named"),
            RUN,
            Shops.ranking());

    assertThat(catalogue.ids).containsExactly(1, 2, 3, 7);
    assertThat(catalogue.wasTaken).containsExactly(true, false, false, false);
    assertThat(catalogue.known()).isEqualTo(1);
  }

  @Test
  void moreFactorsThanAnArrayHoldsAreAConfigurationToMend() {
    assertThat(PrimitiveArrays.ofItems(3, 2)).hasSize(6);
    assertThatThrownBy(() -> PrimitiveArrays.ofItems(10_000_000, 256))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
        .hasMessageContaining("10,000,000 items of recommend.rank 256")
        .hasMessageContaining("recommend.max-items");
  }

  @Test
  void keepsTheMostPopularOfTooManyItems() {
    Dataset<Row> activity =
        rows(
            ACTIVITY,
            """
            {item_id: 1, recent: 0, ever: 5}
            {item_id: 2, recent: 2, ever: 2}
            {item_id: 3, recent: 1, ever: 9}
            """);

    assertThat(
            CatalogueItems.collected(
                    activity,
                    rows("item_id bigint, factors array<float>", ""),
                    rows(Tables.ITEMS, ""),
                    Set.of(),
                    RUN,
                    Shops.settings("max-items = 2").ranking())
                .ids)
        .containsExactly(2, 3);
  }
}
