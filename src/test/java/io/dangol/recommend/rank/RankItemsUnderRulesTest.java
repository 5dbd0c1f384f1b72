package io.dangol.recommend.rank;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Run;
import io.dangol.recommend.RecommendSettings;
import io.dangol.table.Tables;
import io.dangol.testing.StepTables;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Three customers bought A, two of them B, one C, and nobody D. Nothing else is known of them. */
class RankItemsUnderRulesTest {

  private static final Run RUN = new Run("run", LocalDate.parse("2026-01-10"), ZoneOffset.UTC, 7);

  private final StepTables shop =
      new StepTables(RUN.asOf())
          .with(
              Tables.EVENTS,
              rows(
                  Shops.EVENTS,
                  """
                  {event_id: "1", customer_id: 7, event_type: "purchase", item_id: 1, occurred_at: "2026-01-05T10:00:00Z"}
                  {event_id: "2", customer_id: 8, event_type: "purchase", item_id: 1, occurred_at: "2026-01-05T10:00:00Z"}
                  {event_id: "3", customer_id: 9, event_type: "purchase", item_id: 1, occurred_at: "2026-01-05T10:00:00Z"}
                  {event_id: "4", customer_id: 7, event_type: "purchase", item_id: 2, occurred_at: "2026-01-05T10:00:00Z"}
                  {event_id: "5", customer_id: 8, event_type: "purchase", item_id: 2, occurred_at: "2026-01-05T10:00:00Z"}
                  {event_id: "6", customer_id: 7, event_type: "purchase", item_id: 3, occurred_at: "2026-01-05T10:00:00Z"}
                  """))
          .with(
              Tables.ITEMS,
              rows(
                  Tables.ITEMS,
                  """
                  {item_id: 1, code: "A"}
                  {item_id: 2, code: "B"}
                  {item_id: 3, code: "C"}
                  {item_id: 4, code: "D"}
                  """))
          .with(
              Tables.IDENTITIES,
              rows(
                  Tables.IDENTITIES,
                  "{account_id: \"a\", customer_id: 1}\n{account_id: \"b\", customer_id: 2}"))
          .with(
              Tables.CUSTOMER_SEGMENTS,
              rows(Tables.CUSTOMER_SEGMENTS, "{customer_id: 1, segment_name: \"Loyal\"}"))
          .with(Tables.MODELS, rows(Tables.MODELS, ""))
          .with(Tables.SEGMENTS, rows(Tables.SEGMENTS, "{segment_id: 1, segment_name: \"Loyal\"}"))
          .with(
              Tables.CUSTOMER_ATTRIBUTES,
              rows(
                  "customer_id bigint, age_band string, gender string, region string,"
                      + " language string, birthday date",
                  "{customer_id: 1, birthday: \"2000-01-01\"}"));

  @Test
  void listsFollowTheRulesAndWhatEachRuleChangedIsCounted() {
    ranking(
            """
            adults { action = age-limit, min-age = 19, items = [B] }
            gone { action = exclude, items = [A] }
            offer { action = pin, items = [D], rank = 1, segments = [Loyal] }
            over { action = exclude, items = [C], until = 2026-01-09 }
            """)
        .run(RUN, shop, shop);

    // The second customer's age is not known.
    assertThat(shop.read(Tables.RECOMMENDATIONS))
        .hasRows(
            """
            {customer_id: 1, rank: 1, item_id: 4, score: 0.0, reason_code: "picked"}
            {customer_id: 1, rank: 2, item_id: 2, score: 0.095238, reason_code: "popular"}
            {customer_id: 1, rank: 3, item_id: 3, score: 0.047619, reason_code: "popular"}
            {customer_id: 2, rank: 1, item_id: 3, score: 0.047619, reason_code: "popular"}
            """);
    assertThat(shop.read(Tables.METRICS))
        .hasRows(
            """
            {job: "rank-items", model: "adults", population: "rules", metric: "customers-changed", value: 1.0, sample_size: 2}
            {job: "rank-items", model: "adults", population: "rules", metric: "rows-changed", value: 1.0, sample_size: 2}
            {job: "rank-items", model: "all rules", population: "rules", metric: "customers-changed", value: 2.0, sample_size: 2}
            {job: "rank-items", model: "all rules", population: "rules", metric: "lists-emptied", value: 0.0, sample_size: 2}
            {job: "rank-items", model: "all rules", population: "rules", metric: "lists-shortened", value: 1.0, sample_size: 2}
            {job: "rank-items", model: "all rules", population: "rules", metric: "rows-changed", value: 4.0, sample_size: 2}
            {job: "rank-items", model: "gone", population: "rules", metric: "customers-changed", value: 2.0, sample_size: 2}
            {job: "rank-items", model: "gone", population: "rules", metric: "rows-changed", value: 2.0, sample_size: 2}
            {job: "rank-items", model: "offer", population: "rules", metric: "customers-changed", value: 1.0, sample_size: 1}
            {job: "rank-items", model: "offer", population: "rules", metric: "rows-changed", value: 1.0, sample_size: 1}
            """);
  }

  @Test
  void withoutRulesThereAreListsAndNoFigures() {
    ranking("").run(RUN, shop, shop);

    assertThat(shop.read(Tables.RECOMMENDATIONS).where("customer_id = 1"))
        .hasRows("{rank: 1, item_id: 1}\n{rank: 2, item_id: 2}\n{rank: 3, item_id: 3}");
    assertThat(shop.read(Tables.METRICS)).hasNoRows();
  }

  @Test
  void aBoostedScoreIsMultipliedAndAtMostOne() {
    ranking(
            """
            some { action = boost, items = [B], factor = 3 }
            most { action = boost, items = [C], factor = 1000 }
            """)
        .run(RUN, shop, shop);

    // B: 3 x 0.25 x 2/3 / 1.75
    assertThat(shop.read(Tables.RECOMMENDATIONS).where("customer_id = 1"))
        .hasRows(
            """
            {rank: 1, item_id: 3, score: 1.0}
            {rank: 2, item_id: 2, score: 0.285714}
            {rank: 3, item_id: 1, score: 0.142857}
            """);
  }

  @Test
  void whomRulesLeaveNoItemHasNoListAndIsFound() {
    RankItems ranking = ranking("gone { action = exclude, items = [A, B, C], segments = [Loyal] }");

    assertThat(ranking.nothingLeft(RUN, shop)).hasRows("{customer_id: 1}");
    assertThat(ranking("").nothingLeft(RUN, shop)).hasNoRows();
    // In these tables a warning is an exception.
    assertThatThrownBy(() -> ranking.run(RUN, shop, shop))
        .hasMessage(
            "recommend.rules leave 1 customers without a list: no other item may be shown to them");
    assertThat(shop.read(Tables.RECOMMENDATIONS))
        .hasRows(
            """
            {customer_id: 2, rank: 1, item_id: 1}
            {customer_id: 2, rank: 2, item_id: 2}
            {customer_id: 2, rank: 3, item_id: 3}
            """);
  }

  @Test
  void whatRulesHideIsOnNoShelfAndOtherRulesAreOfTheListAlone() {
    RecommendSettings settings =
        Shops.settings(
            """
            shelves { names = [popular], length = 3 }
            rules {
              gone { action = exclude, items = [A], segments = [Loyal] }
              offer { action = pin, items = [C], rank = 1 }
            }
            """);

    new RankItems(settings.ranking(), settings.rules()).run(RUN, shop, shop);

    assertThat(shop.read(Tables.SHELVES))
        .hasRows(
            """
            {customer_id: 1, shelf: "popular", rank: 1, item_id: 2}
            {customer_id: 1, shelf: "popular", rank: 2, item_id: 3}
            {customer_id: 2, shelf: "popular", rank: 1, item_id: 1}
            {customer_id: 2, shelf: "popular", rank: 2, item_id: 2}
            {customer_id: 2, shelf: "popular", rank: 3, item_id: 3}
            """);
  }

  @Test
  void whatRulesHideIsNeverDrawnAndADrawnItemHasItsWeighedScore() {
    RecommendSettings settings =
        Shops.settings(
            """
            list-length = 1, exploration { share = 1, among = 9 }
            rules {
              gone { action = exclude, items = [B] }
              up { action = boost, items = [C], factor = 2 }
            }
            """);

    new RankItems(settings.ranking(), settings.rules()).run(RUN, shop, shop);

    // Nobody bought D. C: 2 x 0.25 x 1/3 / 1.75
    assertThat(shop.read(Tables.RECOMMENDATIONS))
        .hasRows(
            """
            {customer_id: 1, rank: 1, item_id: 3, score: 0.095238, propensity: 1.0}
            {customer_id: 2, rank: 1, item_id: 3, score: 0.095238, propensity: 1.0}
            """);
  }

  @Test
  void aSegmentThatThereIsNotTonightIsAWarning() {
    assertThatThrownBy(
            () ->
                ranking("r { action = exclude, items = [A], segments = [Loyal, Lost, New] }")
                    .run(RUN, shop, shop))
        .hasMessage("recommend.rules name segments that nobody is in tonight: Lost; New");
  }

  private static RankItems ranking(String rules) {
    RecommendSettings settings = Shops.settings("rules { " + rules + " }");
    return new RankItems(settings.ranking(), settings.rules());
  }
}
