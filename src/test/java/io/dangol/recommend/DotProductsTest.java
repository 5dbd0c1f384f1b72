package io.dangol.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DotProductsTest {

  @Test
  void multipliesEachPackedVectorAlsoBeyondTheLastFour() {
    float[] packed = {1, 0, 0, 1, 1, 1, 2, 3, -1, 4};
    float[] products = new float[5];

    DotProducts.fill(packed, new float[] {2, 10}, products);

    assertThat(products).containsExactly(2, 10, 12, 34, 38);
  }
}
