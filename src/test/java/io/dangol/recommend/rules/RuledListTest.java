package io.dangol.recommend.rules;

import static io.dangol.recommend.rules.RuleShop.aged;
import static io.dangol.recommend.rules.RuleShop.inSegment;
import static io.dangol.recommend.rules.RuleShop.list;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The shop's lists have four items; without rules everybody's is abcd. */
class RuledListTest {

  private static final CustomerFacts SOMEBODY = CustomerFacts.UNKNOWN;

  @Test
  void withoutRulesTheBestComeFirst() {
    assertThat(list("")).isEqualTo("abcd");
  }

  @Test
  void excludesItemsCategoriesWithThoseBelowThemAndBrands() {
    assertThat(list("r { action = exclude, items = [a, c] }")).isEqualTo("bdef");
    assertThat(list("r { action = exclude, categories = [Drinks] }")).isEqualTo("def");
    assertThat(list("r { action = exclude, categories = [\"Drinks > Tea\"] }")).isEqualTo("cdef");
    assertThat(list("r { action = exclude, brands = [Oak] }")).isEqualTo("cef");
  }

  @Test
  void aCategoryIsNoPrefixOfLetters() {
    assertThat(list("r { action = exclude, categories = [Foo, Drink] }")).isEqualTo("abcd");
  }

  @Test
  void aRuleCoversWhatIsAmongAllThatItNames() {
    assertThat(list("r { action = exclude, categories = [Drinks], brands = [Oak] }"))
        .isEqualTo("cdef");
  }

  @Test
  void boostsMultiplyScores() {
    // c: .7 x 1.2 = .84 is above b
    assertThat(list("r { action = boost, items = [c], factor = 1.2 }")).isEqualTo("acbd");
  }

  @Test
  void factorsOfSeveralRulesMultiply() {
    // d: .6 x 2 x .6 = .72 is above c
    assertThat(
            list(
                """
                up { action = boost, items = [d], factor = 2 }
                down { action = bury, categories = [Food], factor = 0.6 }
                """))
        .isEqualTo("abdc");
  }

  @Test
  void buriesLetTheNextBestComeIn() {
    // a: .9 x .5 = .45 is below e
    assertThat(list("r { action = bury, items = [a], factor = 0.5 }")).isEqualTo("bcde");
    assertThat(list("r { action = bury, categories = [Drinks], factor = 0.1 }")).isEqualTo("defa");
  }

  @Test
  void aBoostedItemThatNobodyProposesIsConsidered() {
    assertThat(list("r { action = boost, items = [f], factor = 2 }")).isEqualTo("abfc");
  }

  @Test
  void pinsTakeTheirRanksWhateverTheScore() {
    assertThat(list("r { action = pin, items = [n], rank = 2 }")).isEqualTo("anbc");
    assertThat(list("r { action = pin, items = [n, f], rank = 2 }")).isEqualTo("anfb");
    assertThat(list("r { action = pin, items = [c], rank = 1 }")).isEqualTo("cabd");
  }

  @Test
  void theFirstOfTwoPinsGetsTheRankAndTheOtherTheNext() {
    String pins =
        """
        one { action = pin, items = [e], rank = 1, order = 2 }
        two { action = pin, items = [f], rank = 1, order = 1 }
        """;

    assertThat(list(pins)).isEqualTo("feab");
    assertThat(list(pins.replace("order = 2", "order = 0"))).isEqualTo("efab");
  }

  @Test
  void aPinBeyondTheEndOfTheListIsLeftOut() {
    assertThat(list("r { action = pin, items = [e, f], rank = 4 }")).isEqualTo("abce");
  }

  @Test
  void excludeBeatsPinWhateverTheOrder() {
    assertThat(
            list(
                """
                first { action = pin, items = [a, f], rank = 1, order = 1 }
                last { action = exclude, items = [a], order = 2 }
                """))
        .isEqualTo("fbcd");
  }

  @Test
  void atMostSomeOfACategoryOrBrandOrRule() {
    assertThat(list("r { action = at-most, most = 1, per = category }")).isEqualTo("acde");
    assertThat(list("r { action = at-most, most = 1, per = brand }")).isEqualTo("acf");
    assertThat(list("r { action = at-most, most = 2, per = rule, categories = [Drinks] }"))
        .isEqualTo("abde");
  }

  @Test
  void pinnedItemsCountForAtMostButStay() {
    assertThat(
            list(
                """
                cap { action = at-most, most = 1, per = brand, order = 1 }
                pin { action = pin, items = [a, b], rank = 3, order = 2 }
                """))
        .isEqualTo("cfab");
  }

  @Test
  void aPriceBandIsAroundTheMedianOfWhatTheCustomerTook() {
    String band = "r { action = price-band, low = 0.5, high = 2 }";

    // a and d: the median of 4 and 10 is 7, so 3.5 to 14; e has no price and passes
    assertThat(list(band, SOMEBODY, "ad")).isEqualTo("abde");
    // a, c and d: 10, so 5 to 20
    assertThat(list(band, SOMEBODY, "acd")).isEqualTo("bcde");
    assertThat(list("r { action = price-band, high = 1 }", SOMEBODY, "b")).isEqualTo("abe");
  }

  @Test
  void aPriceBandDoesNothingForACustomerWithoutAUsualPrice() {
    assertThat(list("r { action = price-band, high = 1 }", SOMEBODY, "e")).isEqualTo("abcd");
  }

  @Test
  void itemsThatAreShortOfStockAreNotShown() {
    // b has none, c 3; of d it is not known
    assertThat(list("r { action = stock, least = 1 }")).isEqualTo("acde");
    assertThat(list("r { action = stock, least = 4, categories = [Drinks] }")).isEqualTo("adef");
  }

  @Test
  void anAgeLimitHidesItemsFromTheYoungAndFromThoseOfUnknownAge() {
    String adults = "r { action = age-limit, min-age = 19, categories = [\"Drinks > Wine\"] }";

    assertThat(list(adults, aged(19), "")).isEqualTo("abcd");
    assertThat(list(adults, aged(18), "")).isEqualTo("abde");
    assertThat(list(adults, SOMEBODY, "")).isEqualTo("abde");
    assertThat(list("r { action = age-limit, max-age = 12, items = [a] }", aged(13), ""))
        .isEqualTo("bcde");
  }

  @Test
  void aRuleIsForItsSegmentsAndAttributeOnly() {
    String loyal = "r { action = exclude, items = [a], segments = [Loyal, New] }";
    String busan =
        "r { action = exclude, items = [a], attribute = region, values = [Busan, Jeju] }";

    assertThat(list(loyal, inSegment("Loyal"), "")).isEqualTo("bcde");
    assertThat(list(loyal, inSegment("Lost"), "")).isEqualTo("abcd");
    assertThat(list(loyal, SOMEBODY, "")).isEqualTo("abcd");
    assertThat(list(busan, RuleShop.from("Jeju"), "")).isEqualTo("bcde");
    assertThat(list(busan, RuleShop.from("Seoul"), "")).isEqualTo("abcd");
    assertThat(list(busan, SOMEBODY, "")).isEqualTo("abcd");
  }

  @Test
  void aRuleHoldsFromItsFirstDayUntilItsLast() {
    String rule = "r { action = exclude, items = [a], from = %s, until = %s }";

    assertThat(list(rule.formatted("2026-06-30", "2026-06-30"))).isEqualTo("bcde");
    assertThat(list(rule.formatted("2026-07-01", "2026-07-09"))).isEqualTo("abcd");
    assertThat(list(rule.formatted("2026-06-01", "2026-06-29"))).isEqualTo("abcd");
  }

  @Test
  void aListWithoutAnyItemLeftIsEmpty() {
    assertThat(list("r { action = exclude, items = [a, b, c, d, e, f, n] }")).isEmpty();
  }
}
