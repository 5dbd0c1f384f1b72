package io.dangol.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SegmentNamesTest {

  private static final SegmentNames.Usual SHOP =
      new SegmentNames.Usual(
          true,
          new Quartiles(17, 50, 141),
          new Quartiles(1, 2, 5),
          Optional.of(new Quartiles(300, 660, 1640)));
  private static final SegmentNames.Usual MAGAZINE =
      new SegmentNames.Usual(
          false, new Quartiles(10, 60, 200), new Quartiles(4, 15, 40), Optional.empty());

  @Example
  void namesFrequencyRecencyAndSpending() {
    assertThat(
            SegmentNames.of(
                List.of(
                    buyer(6, 11, 4259),
                    buyer(51, 4, 1412),
                    buyer(13, 1, 423),
                    buyer(150, 1, 269),
                    buyer(60, 6, 700),
                    buyer(3, 0, 0)),
                SHOP))
        .containsExactly(
            "Loyal regulars, big spenders",
            "Repeat buyers going quiet",
            "New one-time buyers",
            "Long-gone one-time buyers, small spenders",
            "Regulars going quiet",
            "Fresh visitors yet to buy");
  }

  @Example
  void twoPurchaseDaysAreNeverRegular() {
    SegmentNames.Usual seldom =
        new SegmentNames.Usual(
            true, SHOP.recency(), new Quartiles(1, 1, 2), Optional.of(new Quartiles(1, 2, 9000)));

    assertThat(SegmentNames.of(List.of(buyer(30, 2, 700), buyer(30, 3, 700)), seldom))
        .containsExactly("Repeat buyers", "Regulars");
  }

  @Example
  void namesVisitorsIfTheShopLogsNoPurchases() {
    assertThat(
            SegmentNames.of(
                List.of(visitor(2, 120, 100), visitor(70, 15, 100), visitor(300, 2, 100)),
                MAGAZINE))
        .containsExactly(
            "Loyal heavy visitors", "Visitors going quiet", "Long-gone light visitors");
  }

  @Example
  void distinguishesEqualNamesByTheTraitThatDiffersMost() {
    assertThat(
            SegmentNames.of(
                List.of(buyer(20, 2, 1500), buyer(21, 2, 350), buyer(22, 2, 900)), SHOP))
        .containsExactly(
            "Repeat buyers, spending most",
            "Repeat buyers, spending least",
            "Repeat buyers, spending second most");
    assertThat(SegmentNames.of(List.of(buyer(20, 2, 700), buyer(40, 2, 700)), SHOP))
        .containsExactly("Repeat buyers, seen more recently", "Repeat buyers, seen longer ago");
  }

  @Example
  void namesEqualSegmentsByTheirOrder() {
    assertThat(SegmentNames.of(List.of(visitor(2, 120, 9), visitor(2, 120, 9)), MAGAZINE))
        .containsExactly(
            "Loyal heavy visitors, the larger group", "Loyal heavy visitors, the smaller group");
  }

  @Property(seed = "20", tries = 500)
  void areAlwaysDistinctAndWithoutNumbers(
      @ForAll("portraits") List<Portrait> portraits, @ForAll boolean buys) {
    List<String> names = SegmentNames.of(portraits, buys ? SHOP : MAGAZINE);

    assertThat(names).doesNotHaveDuplicates().hasSameSizeAs(portraits);
    assertThat(names).allSatisfy(name -> assertThat(name).matches("[A-Z][a-z, -]+"));
  }

  /** There are few different values, so that equal portraits are common. */
  @Provide
  Arbitrary<List<Portrait>> portraits() {
    return Combinators.combine(
            Arbitraries.of(1, 50),
            Arbitraries.of(0, 6, 51, 200),
            Arbitraries.of(0, 1, 2, 11),
            Arbitraries.of(0.0, 400.0, 5000.0),
            Arbitraries.of(1, 9))
        .as(
            (customers, recency, frequency, money, items) ->
                new Portrait(customers, recency, frequency, OptionalDouble.of(money), items, 1))
        .list()
        .ofMinSize(2)
        .ofMaxSize(20);
  }

  @Example
  void describesTheTypicalCustomerInTheirUnits() {
    assertThat(buyer(6, 11, 4259).sentence(true))
        .isEqualTo(
            "The typical customer bought on 11 days, last 6 days ago, and spent 4,259 in all.");
    assertThat(visitor(0, 1, 5).sentence(true))
        .isEqualTo("The typical customer bought on 1 day, last today.");
    assertThat(buyer(1, 0, 0).sentence(true))
        .isEqualTo("The typical customer has not bought yet and was last seen 1 day ago.");
    assertThat(visitor(2, 120, 5).sentence(false))
        .isEqualTo("The typical customer left 120 events, the last 2 days ago.");
  }

  private static Portrait buyer(double recency, double frequency, double money) {
    return new Portrait(100, recency, frequency, OptionalDouble.of(money), 10, 5);
  }

  private static Portrait visitor(double recency, double events, long customers) {
    return new Portrait(customers, recency, events, OptionalDouble.empty(), 10, 5);
  }
}
