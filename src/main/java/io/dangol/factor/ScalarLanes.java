package io.dangol.factor;

/** The implementation without the Vector API. */
final class ScalarLanes implements Lanes {

  @Override
  public float dot(float[] one, int from, float[] other, int with, int length) {
    float[] lanes = new float[WIDTH];
    int whole = length - length % WIDTH;
    for (int k = 0; k < whole; k += WIDTH) {
      for (int lane = 0; lane < WIDTH; lane++) {
        lanes[lane] = Math.fma(one[from + k + lane], other[with + k + lane], lanes[lane]);
      }
    }
    for (int half = WIDTH / 2; half > 0; half /= 2) {
      for (int lane = 0; lane < half; lane++) {
        lanes[lane] += lanes[lane + half];
      }
    }
    float sum = lanes[0];
    for (int k = whole; k < length; k++) {
      sum = Math.fma(one[from + k], other[with + k], sum);
    }
    return sum;
  }

  @Override
  public void add(float scale, float[] vector, int from, float[] sum, int to, int length) {
    for (int k = 0; k < length; k++) {
      sum[to + k] = Math.fma(scale, vector[from + k], sum[to + k]);
    }
  }

  @Override
  public String toString() {
    return "scalar registers";
  }
}
