package io.dangol.recommend.rank;

import static io.dangol.recommend.rank.Shops.bought;
import static io.dangol.recommend.rank.Shops.customer;
import static io.dangol.recommend.rank.Shops.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.factor.CustomerEquations;
import io.dangol.factor.Loss;
import io.dangol.recommend.neighbours.ItemPaths;
import io.dangol.recommend.neighbours.Neighbours;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Items with the factors 1, 1 and 2. A customer of the first two with weights d and e solves (6 + 1
 * + d + e) x = d + e, and their shares in any item are as d to e.
 */
class FactorSourceTest {

  private static final Offset<Double> SINGLE = within(1e-6);

  private static final Catalogue CATALOGUE =
      Shops.catalogue(List.of(item(1, 5, 1f), item(2, 4, 1f), item(3, 3, 2f), item(4, 2)));

  private static final CustomerEquations EQUATIONS =
      new CustomerEquations(1, 0, 1, false, new Loss(0, 1, 0));

  private static final CustomerHistory MORE_OF_THE_SECOND =
      customer(List.of(bought(0, 1), bought(1, 3)), 4 / 11f);
  private static final CustomerHistory MORE_OF_THE_FIRST =
      customer(List.of(bought(0, 3), bought(1, 1)), 4 / 11f);

  @Test
  void sharesOfOwnItemsAddUpToTheScore() {
    FactorSource source = new FactorSource(CATALOGUE, dividing());

    source.prepare(MORE_OF_THE_SECOND);

    assertThat(source.divides()).isTrue();
    assertThat(source.of(2)).isEqualTo(1);
    assertThat(source.share(2, 0)).isCloseTo(0.25, SINGLE);
    assertThat(source.share(2, 1)).isCloseTo(0.75, SINGLE);
    assertThat(source.of(0)).isCloseTo(0.5, SINGLE);
    assertThat(source.share(0, 0)).isCloseTo(0.125, SINGLE);
    assertThat(source.share(0, 1)).isCloseTo(0.375, SINGLE);
  }

  @Test
  void theNextCustomerHasSharesOfTheirOwn() {
    FactorSource source = new FactorSource(CATALOGUE, dividing());
    source.prepare(MORE_OF_THE_SECOND);
    source.share(2, 0);

    source.prepare(MORE_OF_THE_FIRST);

    assertThat(source.share(2, 0)).isCloseTo(0.75, SINGLE);
    assertThat(source.share(2, 1)).isCloseTo(0.25, SINGLE);
  }

  @Test
  void whereNoProductIsPositiveNothingIsShared() {
    FactorSource source = new FactorSource(CATALOGUE, dividing());

    source.prepare(customer(Map.of(0, 1.0), -1f));

    assertThat(source.of(2)).isZero();
    assertThat(source.share(2, 0)).isZero();
  }

  @Test
  void withoutEquationsAShareIsStrengthTimesCosine() {
    FactorSource source = new FactorSource(CATALOGUE, new DotProducts(CATALOGUE));

    source.prepare(customer(List.of(bought(0, 3), bought(3, 5)), 1f));

    assertThat(source.divides()).isFalse();
    assertThat(source.share(2, 0)).isEqualTo(3);
    assertThat(source.share(2, 1)).as("an own item without factors").isZero();
  }

  private static DotProducts dividing() {
    Learned learned =
        new Learned(Neighbours.none(CATALOGUE.size), ItemPaths.none(), null, SegmentItems.NONE);
    return new DotProducts(CATALOGUE, learned.with(EQUATIONS, CATALOGUE));
  }
}
