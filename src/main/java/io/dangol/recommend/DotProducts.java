package io.dangol.recommend;

/** Exact dot products of one vector with many that lie packed one after the other. */
final class DotProducts {

  private DotProducts() {}

  /**
   * Fills {@code products[i]} with the product of {@code vector} and the packed vector i.
   *
   * <p>Four vectors go through the inner loop at a time, so that each element of {@code vector} is
   * loaded once for four products. Each product is summed in the order of the elements.
   */
  static void fill(float[] packed, float[] vector, float[] products) {
    int rank = vector.length;
    int i = 0;
    for (; i + 3 < products.length; i += 4) {
      four(packed, vector, products, i);
    }
    for (; i < products.length; i++) {
      float sum = 0;
      for (int f = 0; f < rank; f++) {
        sum += vector[f] * packed[i * rank + f];
      }
      products[i] = sum;
    }
  }

  private static void four(float[] packed, float[] vector, float[] products, int first) {
    int rank = vector.length;
    int a = first * rank;
    int b = a + rank;
    int c = b + rank;
    int d = c + rank;
    float sumA = 0;
    float sumB = 0;
    float sumC = 0;
    float sumD = 0;
    for (int f = 0; f < rank; f++) {
      float value = vector[f];
      sumA += value * packed[a + f];
      sumB += value * packed[b + f];
      sumC += value * packed[c + f];
      sumD += value * packed[d + f];
    }
    products[first] = sumA;
    products[first + 1] = sumB;
    products[first + 2] = sumC;
    products[first + 3] = sumD;
  }
}
