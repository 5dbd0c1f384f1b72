package io.dangol.recommend.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.recommend.rank.Catalogue;
import io.dangol.recommend.rank.DotProducts;
import io.dangol.recommend.rank.Shops;
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
