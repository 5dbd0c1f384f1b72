package io.dangol.factor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The implementation in registers of 8 floats; needs {@link VectorModule}. */
final class VectorLanes implements Lanes {

  private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;
  private static final int LANES = EIGHT.length();

  /** See {@link WideTile}. */
  private static final Class<? extends FloatVector> CLASS = FloatVector.zero(EIGHT).getClass();

  private static final VectorShuffle<Float> BY_FOUR = turned(4);
  private static final VectorShuffle<Float> BY_TWO = turned(2);
  private static final VectorShuffle<Float> BY_ONE = turned(1);

  @Override
  public float dot(float[] one, int from, float[] other, int with, int length) {
    FloatVector low = FloatVector.zero(EIGHT);
    FloatVector high = FloatVector.zero(EIGHT);
    int whole = length - length % WIDTH;
    for (int k = 0; k < whole; k += WIDTH) {
      low =
          CLASS
              .cast(FloatVector.fromArray(EIGHT, one, from + k))
              .fma(FloatVector.fromArray(EIGHT, other, with + k), low);
      high =
          CLASS
              .cast(FloatVector.fromArray(EIGHT, one, from + k + LANES))
              .fma(FloatVector.fromArray(EIGHT, other, with + k + LANES), high);
    }
    FloatVector sums = CLASS.cast(CLASS.cast(low).add(high));
    sums = CLASS.cast(sums.add(sums.rearrange(BY_FOUR)));
    sums = CLASS.cast(sums.add(sums.rearrange(BY_TWO)));
    sums = CLASS.cast(sums.add(sums.rearrange(BY_ONE)));
    float sum = sums.lane(0);
    for (int k = whole; k < length; k++) {
      sum = Math.fma(one[from + k], other[with + k], sum);
    }
    return sum;
  }

  @Override
  public void add(float scale, float[] vector, int from, float[] sum, int to, int length) {
    FloatVector scales = CLASS.cast(FloatVector.broadcast(EIGHT, scale));
    int whole = EIGHT.loopBound(length);
    for (int k = 0; k < whole; k += LANES) {
      FloatVector former = FloatVector.fromArray(EIGHT, sum, to + k);
      FloatVector added = scales.fma(FloatVector.fromArray(EIGHT, vector, from + k), former);
      CLASS.cast(added).intoArray(sum, to + k);
    }
    for (int k = whole; k < length; k++) {
      sum[to + k] = Math.fma(scale, vector[from + k], sum[to + k]);
    }
  }

  private static VectorShuffle<Float> turned(int by) {
    return VectorShuffle.fromOp(EIGHT, lane -> (lane + by) % LANES);
  }

  @Override
  public String toString() {
    return "registers of 8 floats";
  }
}
