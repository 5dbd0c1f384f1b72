package io.dangol.factor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GramTest {

  /** More rows than a chunk has, so that the last chunk is not full. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 48, 50, 100})
  void equalsTheSumOfOuterProducts(int rank) {
    float[] vectors = RandomFloats.of(300 * rank, 300 * rank);
    double[] expected = new double[rank * rank];
    for (int first = 0; first < 300; first += 256) {
      for (int at = 0; at < expected.length; at++) {
        float sum = 0;
        for (int row = first; row < Math.min(300, first + 256); row++) {
          sum = Math.fma(vectors[row * rank + at / rank], vectors[row * rank + at % rank], sum);
        }
        expected[at] += sum;
      }
    }

    assertThat(Gram.of(vectors, rank)).isEqualTo(expected);
  }
}
