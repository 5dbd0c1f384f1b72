package io.dangol.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanesTest {
  private static final Lanes SCALAR = new ScalarLanes();
  private static final Lanes VECTOR = vectorLanes();

  private static Lanes vectorLanes() {
    VectorModule.load();
    return new VectorLanes();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 15, 16, 31, 64, 100})
  void bothGiveTheSameBitsAndTheRightSums(int length) {
    SplittableRandom random = new SplittableRandom(length);
    float[] one = RandomFloats.of(random, 3 * length);
    float[] other = RandomFloats.of(random, 3 * length);
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += (double) one[length + k] * other[2 * length + k];
    }

    float dot = SCALAR.dot(one, length, other, 2 * length, length);

    assertThat(dot).isCloseTo((float) sum, within(1e-5f));
    assertThat(VECTOR.dot(one, length, other, 2 * length, length)).isEqualTo(dot);

    float[] scalar = other.clone();
    float[] vector = other.clone();
    SCALAR.add(1.5f, one, length, scalar, 2 * length, length);
    VECTOR.add(1.5f, one, length, vector, 2 * length, length);
    assertThat(vector).isEqualTo(scalar);
    for (int k = 0; k < 3 * length; k++) {
      float added = k < 2 * length ? 0 : 1.5f * one[k - length];
      assertThat(scalar[k]).isCloseTo(other[k] + added, within(1e-6f));
    }
  }
}
