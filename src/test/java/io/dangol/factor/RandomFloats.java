package io.dangol.factor;

import java.util.SplittableRandom;

/** Numbers between -0.5 and 0.5. */
final class RandomFloats {

  private RandomFloats() {}

  static float[] of(int seed, int count) {
    return of(new SplittableRandom(seed), count);
  }

  static float[] of(SplittableRandom random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) (random.nextDouble() - 0.5);
    }
    return numbers;
  }
}
