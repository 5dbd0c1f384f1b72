package io.dangol.factor;

/**
 * A customer's list, best first.
 *
 * @param positions of the items
 * @param scores dot products, one per position
 */
@SuppressWarnings("ArrayRecordComponent")
public record TopItems(int[] positions, float[] scores) {

  static final TopItems NONE = new TopItems(new int[0], new float[0]);
}
