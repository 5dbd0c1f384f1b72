package io.dangol.recommend.rank;

import static io.dangol.recommend.rank.Shops.bought;
import static io.dangol.recommend.rank.Shops.customer;
import static io.dangol.recommend.rank.Shops.item;
import static io.dangol.recommend.rank.Shops.seen;
import static io.dangol.table.Words.CandidateSource.ALS;
import static io.dangol.table.Words.CandidateSource.NEIGHBOUR;
import static io.dangol.table.Words.CandidateSource.OWN;
import static io.dangol.table.Words.CandidateSource.POPULAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.recommend.neighbours.Neighbours;
import io.dangol.table.Words.ReasonCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerRankingTest {

  /** Positions 0 to 3 are the ids 40, 30, 20, 10. */
  private final Catalogue catalogue =
      Shops.catalogue(
          List.of(item(10, 1, 1f, 0f), item(20, 2, 0.9f, 0.1f), item(30, 4, 0f, 1f), item(40, 8)));

  private final CustomerRanking ranking = Shops.ranking(catalogue, Shops.BLEND);
  private final ItemFilter filter = new ItemFilter(catalogue);

  @Test
  void weighsOwnFactorsAndPopularityEachOverItsMaximum() {
    CustomerHistory customer = customer(Map.of(3, 2.0), 1f, 0f);

    assertThat(ranking.rank(customer, filter.inactive(), 3))
        .containsExactly(
            // (1 * 1 + 0.5 * 1 + 0.25 * 1/8) / 1.75
            new RankedItem(3, 0.875, OWN, ReasonCode.BOUGHT_BEFORE, List.of(10L)),
            // (0.5 * 0.9 + 0.25 * 2/8) / 1.75
            new RankedItem(2, 0.292857, ALS, ReasonCode.BECAUSE_OF, List.of(10L)),
            // 0.25 / 1.75
            new RankedItem(0, 0.142857, POPULAR, ReasonCode.POPULAR, List.of()));
  }

  @Test
  void namesTheOwnItemThatContributesMost() {
    Catalogue alike =
        Shops.catalogue(List.of(item(1, 4, 1f, 0f), item(2, 3, 0f, 1f), item(3, 2, 0.8f, 0.6f)));
    CustomerRanking byFactors = Shops.ranking(alike, Shops.blend("als = 1"));
    boolean[] excluded = {true, true, false};

    // cosines with item 3: 0.8 and 0.6; 2 * 0.8 beats 1 * 0.6, and 1 * 0.8 loses to 2 * 0.6
    assertThat(byFactors.rank(customer(Map.of(0, 2.0, 1, 1.0), 1f, 1f), excluded, 1))
        .extracting(RankedItem::reasonItems)
        .containsExactly(List.of(1L));
    assertThat(byFactors.rank(customer(Map.of(0, 1.0, 1, 2.0), 1f, 1f), excluded, 1))
        .extracting(RankedItem::reasonItems)
        .containsExactly(List.of(2L));
  }

  @Test
  void namesTheOwnItemWhoseNeighbourItIs() {
    Catalogue shop = Shops.catalogue(List.of(item(1, 3), item(2, 2), item(3, 1)));
    // Item 3 shares a customer with 2 and none with 1.
    Neighbours neighbours = Neighbours.of(new int[][] {{1, 2}, {0}}, 3, 5);
    BlendSettings settings = Shops.blend("neighbours = 1");
    CustomerRanking byNeighbours =
        Shops.ranking(new Evidence(shop, settings, new DotProducts(shop), neighbours), settings);

    assertThat(
            byNeighbours.rank(
                customer(Map.of(0, 9.0, 1, 1.0)), new boolean[] {true, true, false}, 1))
        .containsExactly(new RankedItem(2, 1.0, NEIGHBOUR, ReasonCode.SAME_CUSTOMERS, List.of(2L)));
  }

  @Test
  void anItemThatWasOnlySeenCountsBelowOneThatWasBought() {
    CustomerHistory customer =
        customer(List.of(seen(0, 50), new OwnItem(3, 0.1, 1, true, 0, false)));
    CustomerRanking byOwn = Shops.ranking(catalogue, Shops.blend("own = 1"));

    assertThat(byOwn.rank(customer, filter.inactive(), 2))
        .extracting(RankedItem::position, RankedItem::reason)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(3, ReasonCode.BOUGHT_BEFORE),
            org.assertj.core.api.Assertions.tuple(0, ReasonCode.SEEN_BEFORE));
  }

  @Test
  void anItemTakenWithoutBuyingHasNoReasonOfBuying() {
    CustomerHistory reader = customer(List.of(new OwnItem(0, 3, 2, false, 0, false)));

    assertThat(ranking.rank(reader, filter.inactive(), 1))
        .extracting(RankedItem::reason)
        .containsExactly(ReasonCode.SEEN_BEFORE);
  }

  @Test
  void aColdCustomerGetsPopularItems() {
    assertThat(ranking.rank(customer(Map.of()), filter.inactive(), 2))
        .containsExactly(
            new RankedItem(0, 0.142857, POPULAR, ReasonCode.POPULAR, List.of()),
            new RankedItem(1, 0.071429, POPULAR, ReasonCode.POPULAR, List.of()));
  }

  @Test
  void itemsWithoutRecentBuyersFillAShortList() {
    Catalogue shop =
        Shops.catalogue(
            List.of(
                Shops.item(1, 5, 5, false, RepeatPolicy.ALWAYS, List.of()),
                Shops.item(2, 0, 1, true, RepeatPolicy.ALWAYS, List.of()),
                Shops.item(3, 0, 9, true, RepeatPolicy.ALWAYS, List.of()),
                Shops.item(4, 0, 0, true, RepeatPolicy.ALWAYS, List.of(1f))));
    CustomerRanking ranked = Shops.ranking(shop, Shops.BLEND);

    // Nobody ever took 4.
    assertThat(ranked.rank(customer(Map.of()), new ItemFilter(shop).inactive(), 9))
        .containsExactly(
            new RankedItem(shop.position(3), 0, POPULAR, ReasonCode.POPULAR, List.of()),
            new RankedItem(shop.position(2), 0, POPULAR, ReasonCode.POPULAR, List.of()));
  }

  @Test
  void anItemWithoutStrengthExplainsNothing() {
    Catalogue alike = Shops.catalogue(List.of(item(1, 4, 1f, 0f), item(2, 3, 0f, 1f)));
    CustomerRanking byFactors = Shops.ranking(alike, Shops.blend("als = 1"));
    CustomerHistory returned =
        customer(List.of(new OwnItem(0, 0, 0, true, 0, false), bought(1, 1)), 1, -1);

    // Item 1 was given back; item 2, however unlike, is the only one left to name.
    assertThat(byFactors.rank(returned, new boolean[] {false, true}, 1))
        .containsExactly(new RankedItem(0, 1.0, ALS, ReasonCode.BECAUSE_OF, List.of(2L)));
  }

  @Test
  void popularityEverCountsIfNoItemHasRecentBuyers() {
    Catalogue quiet =
        Shops.catalogue(
            List.of(
                Shops.item(1, 0, 2, true, RepeatPolicy.ALWAYS, List.of()),
                Shops.item(2, 0, 4, true, RepeatPolicy.ALWAYS, List.of())));

    assertThat(quiet.popularity).containsExactly(1.0, 0.5);
    assertThat(quiet.ids).containsExactly(2, 1);
  }

  @Test
  void neverShowsExcludedItems() {
    Catalogue shop =
        Shops.catalogue(
            List.of(
                repeatable(1, true, RepeatPolicy.ONCE),
                repeatable(2, true, new RepeatPolicy(Duration.ofMillis(100))),
                repeatable(3, false, RepeatPolicy.ALWAYS),
                repeatable(4, true, RepeatPolicy.ALWAYS)));
    CustomerHistory bought = customer(Map.of(0, 1.0, 1, 1.0, 2, 1.0, 3, 1.0));
    ItemFilter policy = new ItemFilter(shop);

    assertThat(policy.byPolicy(bought, 99)).containsExactly(true, true, true, false);
    assertThat(policy.byPolicy(bought, 100)).containsExactly(true, false, true, false);
    assertThat(policy.byPolicy(customer(Map.of()), 99)).containsExactly(false, false, true, false);
    assertThat(Shops.ranking(shop, Shops.BLEND).rank(bought, policy.byPolicy(bought, 99), 9))
        .extracting(RankedItem::position)
        .containsExactly(3);
  }

  @Test
  void theBestItemOnSaleHasTheFullScoreEvenIfItIsExcluded() {
    CustomerHistory customer = customer(Map.of(2, 1.0, 3, 2.0));
    CustomerRanking byOwn = Shops.ranking(catalogue, Shops.blend("own = 1"));
    boolean[] excluded = {false, false, false, true};

    // Else the same item would score differently on a list of own items and on one of all.
    assertThat(byOwn.rank(customer, excluded, 1))
        .containsExactly(new RankedItem(2, 0.5, OWN, ReasonCode.BOUGHT_BEFORE, List.of(20L)));
  }

  private static CatalogueItem repeatable(long id, boolean isActive, RepeatPolicy repeat) {
    return Shops.item(id, 1, 1, isActive, repeat, List.of());
  }
}
