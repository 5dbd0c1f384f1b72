package io.dangol.recommend.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AlsListTest {

  @Test
  void withoutFactorsInTheCatalogueTheListIsEmpty() {
    Catalogue unknown = Shops.oneItemWithoutFactors();

    assertThat(
            new AlsList(new DotProducts(unknown))
                .top(Shops.customer(Map.of(0, 1.0), 1f, 0f), new boolean[1], 5))
        .isEmpty();
  }
}
