package io.dangol.recommend.rank;

import static io.dangol.recommend.rank.Shops.bought;
import static io.dangol.recommend.rank.Shops.customer;
import static io.dangol.recommend.rank.Shops.item;
import static io.dangol.recommend.rank.Shops.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankerListTest {

  /** The positions 0 to 4 have 9, 8, 7, 6 and 5 buyers. */
  private final Catalogue catalogue =
      Shops.catalogue(List.of(item(1, 9), item(2, 8), item(3, 7), item(4, 6), item(5, 5)));

  private final BlendSettings settings = Shops.blend("own = 1, popular = 0.7");
  private final Evidence evidence = Shops.evidence(catalogue, settings, new DotProducts(catalogue));
  private final Blend blend = new Blend(evidence, settings);
  private final ItemFilter filter = new ItemFilter(catalogue);

  /**
   * Times 1.7, the formula gives the positions 3, 2, 0, 1, 4 the scores 1.47, 1.04, .7, .62, .39.
   */
  private final CustomerHistory customer = customer(List.of(bought(3, 2), bought(2, 1)));

  private final LinearRanker leastPopular =
      new LinearRanker(Map.of(RankerFeature.POPULARITY, -1.0));

  @Test
  void ordersNewItemsWithinTheRanksThatTheFormulaGivesThem() {
    assertThat(new BlendList(evidence, blend).top(customer, filter.inactive(), 5))
        .containsExactly(3, 2, 0, 1, 4);
    assertThat(ranked(leastPopular, customer, 5)).containsExactly(3, 2, 4, 1, 0);
  }

  @Test
  void choosesAmongAllCandidatesAndNotOnlyThoseOfTheFormulasList() {
    assertThat(ranked(leastPopular, customer, 3)).containsExactly(3, 2, 4);
  }

  @Test
  void excludedItemsStayOut() {
    boolean[] excluded = {false, false, false, false, true};

    assertThat(new RankerList(evidence, blend, leastPopular).top(customer, excluded, 3))
        .containsExactly(3, 2, 1);
  }

  @Test
  void anItemThatWasOnlySeenIsNewAndItsStrengthCounts() {
    CustomerHistory looked = customer(List.of(bought(3, 1), seen(4, 2)));

    assertThat(ranked(new LinearRanker(Map.of(RankerFeature.SEEN, 1.0)), looked, 2))
        .containsExactly(3, 4);
  }

  @Test
  void oneCustomerDoesNotChangeTheNext() {
    RankerList list = new RankerList(evidence, blend, leastPopular);
    int[] alone = list.top(customer, filter.inactive(), 5);
    list.top(customer(Map.of(0, 3.0, 1, 1.0)), filter.inactive(), 5);

    assertThat(list.top(customer, filter.inactive(), 5)).isEqualTo(alone);
  }

  @Test
  void theCoefficientsSurviveTheLedger() {
    LinearRanker ranker =
        new LinearRanker(Map.of(RankerFeature.WEEK_TREND, 1 / 3.0, RankerFeature.ALS, -1e-12));

    assertThat(LinearRanker.of(ranker.parameters())).isEqualTo(ranker);
    assertThat(ranker.parameters()).containsOnlyKeys("feature week-trend", "feature als");
  }

  private int[] ranked(LinearRanker ranker, CustomerHistory of, int n) {
    return new RankerList(evidence, blend, ranker).top(of, filter.inactive(), n);
  }
}
