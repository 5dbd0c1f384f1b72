package io.dangol.factor;

/**
 * Arithmetic on short vectors that are stored one after the other in an array, such as rows of
 * factors.
 *
 * <p>Every implementation gives the same bits, because the order of operations is fixed. A dot
 * product has 16 lanes. Element k belongs to lane k mod 16, and each lane is a chain of fused
 * multiply-adds in the order of its elements. Then the lanes are added in halves: lane l and l + 8,
 * then l and l + 4, l and l + 2, l and l + 1. The last elements, if they are fewer than 16, are
 * chained onto the sum.
 */
interface Lanes {

  /** The number of lanes of a dot product. */
  int WIDTH = 16;

  /** The dot product of two vectors that begin at {@code from} and {@code with}. */
  float dot(float[] one, int from, float[] other, int with, int length);

  /** Adds {@code scale} times the vector to the sum, by fused multiply-adds. */
  void add(float scale, float[] vector, int from, float[] sum, int to, int length);
}
