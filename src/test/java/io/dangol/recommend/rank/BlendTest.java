package io.dangol.recommend.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.recommend.neighbours.Neighbours;
import io.dangol.table.Words.CandidateSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each part of the score by itself, by hand. */
class BlendTest {

  private static final double SIX_DECIMALS = 1e-6;
  private static final long DAY = 86_400_000;

  @Test
  void theOwnPartHalvesWithTime() {
    Catalogue shop = Catalogue.of(List.of(item(1, 0), item(2, 0)), Instant.ofEpochMilli(10 * DAY));
    BlendSettings settings = Shops.blend("own = 1, own-half-life = 10d");
    Blend blend =
        blend(
            shop,
            settings,
            Shops.customer(
                List.of(
                    new OwnItem(shop.position(1), 1, 1, true, 10 * DAY, false),
                    new OwnItem(shop.position(2), 1, 1, true, 0, false))));

    assertThat(blend.of(shop.position(1))).isEqualTo(1);
    assertThat(blend.of(shop.position(2))).isEqualTo(0.5);
  }

  @Test
  void theOwnPartGrowsWithBuyersAndWithThoseWhoCameBack() {
    Catalogue shop =
        Shops.catalogue(
            List.of(
                withBuyers(1, new ItemBuyers(8, 8, 0, 0, 0, 5, 5, ItemBuyers.NEVER)),
                withBuyers(2, new ItemBuyers(0, 8, 0, 0, 0, 5, 0, ItemBuyers.NEVER))));
    CustomerHistory customer = Shops.customer(Map.of(0, 1.0, 1, 1.0));

    BlendSettings byBuyers = Shops.blend("own = 1, popularity-exponent = 0.5");
    assertThat(blend(shop, byBuyers, customer).of(shop.position(2)))
        // sqrt((0 + 1) / (8 + 1))
        .isCloseTo(1 / 3.0, within(SIX_DECIMALS));

    BlendSettings byReturns = Shops.blend("own = 1, again-exponent = 1");
    assertThat(blend(shop, byReturns, customer).of(shop.position(2)))
        // the mean is a half: (0 + 2.5) / 10 over (5 + 2.5) / 10
        .isCloseTo(1 / 3.0, within(SIX_DECIMALS));
  }

  @Test
  void neighboursSpeakForAnItem() {
    Catalogue shop = Shops.catalogue(List.of(item(1, 3), item(2, 2), item(3, 1)));
    // Item 1 shares a customer with each; 2 is also taken alone.
    Neighbours neighbours = Neighbours.of(new int[][] {{0, 1}, {0, 2}, {1}, {1}}, 3, 5);
    BlendSettings settings = Shops.blend("neighbours = 1");
    Evidence evidence = new Evidence(shop, settings, new DotProducts(shop), neighbours);
    Blend blend = new Blend(evidence, settings);

    evidence.prepare(Shops.customer(Map.of(0, 1.0)));

    // cosines: 1 / sqrt(2 * 3) over 1 / sqrt(2 * 1)
    assertThat(blend.of(2)).isEqualTo(1);
    assertThat(blend.of(1)).isCloseTo(Math.sqrt(1 / 3.0), within(SIX_DECIMALS));
    assertThat(blend.of(0)).isZero();
    assertThat(blend.strongest(1)).isEqualTo(CandidateSource.NEIGHBOUR);
  }

  @Test
  void aNewItemIsShownToThoseWhoDoNotHaveIt() {
    Catalogue shop =
        Catalogue.of(
            List.of(
                withBuyers(1, new ItemBuyers(4, 4, 4, 4, 4, 0, 0, 56 * DAY)),
                withBuyers(2, new ItemBuyers(8, 8, 8, 8, 8, 0, 0, 55 * DAY))),
            Instant.ofEpochMilli(100 * DAY));
    BlendSettings settings = Shops.blend("arrivals = 1");

    Blend forAll = blend(shop, settings, Shops.customer(Map.of()));
    assertThat(forAll.of(shop.position(1))).isEqualTo(0.5);
    // It is 45 days old.
    assertThat(forAll.of(shop.position(2))).isZero();
    assertThat(forAll.strongest(shop.position(1))).isEqualTo(CandidateSource.ARRIVAL);

    Blend forItsBuyer = blend(shop, settings, Shops.customer(Map.of(shop.position(1), 1.0)));
    assertThat(forItsBuyer.of(shop.position(1))).isZero();
  }

  @Test
  void theTrendLiftsWhatFactorsSay() {
    Catalogue shop =
        Shops.catalogue(
            List.of(
                new CatalogueItem(
                    1,
                    // twice as many as before in a month, and half as many in a week
                    new ItemBuyers(9, 57, 5, 39, 57, 0, 0, ItemBuyers.NEVER),
                    true,
                    RepeatPolicy.ALWAYS,
                    List.of(1f),
                    List.of()),
                item(2, 1, 1f)));
    BlendSettings settings = Shops.blend("als = 1, trend-exponent = 1, week-trend-exponent = 1");

    Blend blend = blend(shop, settings, Shops.customer(Map.of(1, 1.0), 1f));

    double most = Math.exp(4);
    double week = (4.3 * 5 + 2) / (39 + 2);
    assertThat(blend.of(shop.position(1))).isCloseTo(2 * week / most, within(SIX_DECIMALS));
    assertThat(blend.of(shop.position(2))).isCloseTo(1 / most, within(SIX_DECIMALS));
  }

  @Test
  void eachCustomerIsScoredAsIfThereWereNoOther() {
    Catalogue shop = Shops.catalogue(List.of(described(1), described(2), described(3), item(4, 9)));
    Neighbours neighbours = Neighbours.of(new int[][] {{0, 1}, {2, 3}, {3}}, 4, 5);
    BlendSettings settings = Shops.blend("own = 1, neighbours = 1, content = 1");
    CustomerHistory first = Shops.customer(Map.of(1, 3.0, 2, 1.0));
    CustomerHistory second = Shops.customer(Map.of(0, 1.0));
    Evidence both = new Evidence(shop, settings, new DotProducts(shop), neighbours);
    Evidence alone = new Evidence(shop, settings, new DotProducts(shop), neighbours);

    both.prepare(first);
    both.prepare(second);
    alone.prepare(second);

    for (int item = 0; item < shop.size; item++) {
      assertThat(new Blend(both, settings).of(item)).isEqualTo(new Blend(alone, settings).of(item));
    }
  }

  @Test
  void eachItemIsProposedOnceAndNeverIfExcluded() {
    Catalogue shop = Shops.catalogue(List.of(item(1, 3, 1f), item(2, 2, 1f), item(3, 1, 1f)));
    Evidence evidence = Shops.evidence(shop, Shops.BLEND, new DotProducts(shop));
    evidence.prepare(Shops.customer(Map.of(0, 1.0, 1, 1.0), 1f));

    for (int time = 0; time < 2; time++) {
      List<Integer> proposed = new ArrayList<>();
      evidence.propose(new boolean[] {false, true, false}, 3, proposed::add);
      assertThat(proposed).containsExactlyInAnyOrder(0, 2);
    }
  }

  private static Blend blend(Catalogue shop, BlendSettings settings, CustomerHistory customer) {
    Evidence evidence = Shops.evidence(shop, settings, new DotProducts(shop));
    evidence.prepare(customer);
    return new Blend(evidence, settings);
  }

  private static CatalogueItem item(long id, long recent, Float... factors) {
    return Shops.item(id, recent, factors);
  }

  private static CatalogueItem withBuyers(long id, ItemBuyers buyers) {
    return new CatalogueItem(id, buyers, true, RepeatPolicy.ALWAYS, List.of(), List.of());
  }

  private static CatalogueItem described(long id) {
    return new CatalogueItem(
        id, Shops.buyers(id, id), true, RepeatPolicy.ALWAYS, List.of(), List.of("tea"));
  }
}
