package io.dangol.factor;

/**
 * Arithmetic on short vectors that lie in arrays one after the other, as rows of factors do.
 *
 * <p>Every implementation gives the same bits. A dot product has 16 lanes: element k belongs to
 * lane k mod 16, a lane is a chain of fused multiply-adds in order, and lanes are added in halves:
 * first lane l and l + 8, then l and l + 4, l and l + 2, l and l + 1; elements beyond a whole
 * number of 16 are chained onto the sum. Of the others each element stands for itself.
 */
interface Lanes {

  /** Lanes of a dot product. */
  int WIDTH = 16;

  float dot(float[] one, int from, float[] other, int with, int length);

  /** Adds {@code scale} times the vector to the sum, fused. */
  void add(float scale, float[] vector, int from, float[] sum, int to, int length);
}
