package io.dangol.factor;

import java.util.Arrays;

/**
 * The n best items of one customer so far, worst first.
 *
 * <p>An entry is a long that sorts like the item: the bits of the score, then the position, of
 * which the lower is better. Lists are short and few items are added, so a sorted array is faster
 * than a heap.
 */
final class BestItems {

  /** Worse than any item. */
  private static final long NONE = Long.MIN_VALUE;

  private final long[] entries;
  private float least = Float.NEGATIVE_INFINITY;

  /** Keeps up to {@code n} items, at least 1. */
  BestItems(int n) {
    entries = new long[n];
    Arrays.fill(entries, NONE);
  }

  /** The least score that may be added: that of the worst item, or any while the list is short. */
  float least() {
    return least;
  }

  /** Whether the item is good enough to be added. */
  boolean takes(float score, int position) {
    return entry(score, position) > entries[0];
  }

  /** Adds an item that {@link #takes} accepts. */
  void add(float score, int position) {
    long entry = entry(score, position);
    int at = 0;
    while (at + 1 < entries.length && entries[at + 1] < entry) {
      entries[at] = entries[at + 1];
      at++;
    }
    entries[at] = entry;
    least = entries[0] == NONE ? Float.NEGATIVE_INFINITY : score(entries[0]);
  }

  /** The items, best first. */
  TopItems take() {
    int size = (int) Arrays.stream(entries).filter(entry -> entry != NONE).count();
    int[] positions = new int[size];
    float[] scores = new float[size];
    for (int i = 0; i < size; i++) {
      long entry = entries[entries.length - 1 - i];
      positions[i] = position(entry);
      scores[i] = score(entry);
    }
    return new TopItems(positions, scores);
  }

  /** Adding 0 turns a negative zero into a positive one, so that both zeros are equal. */
  private static long entry(float score, int position) {
    return (long) ordered(Float.floatToRawIntBits(score + 0f)) << 32 | (~position & 0xFFFF_FFFFL);
  }

  private static float score(long entry) {
    return Float.intBitsToFloat(ordered((int) (entry >> 32)));
  }

  private static int position(long entry) {
    return ~(int) entry;
  }

  /** Converts the bits of a float to an int that sorts like the float, and back. */
  private static int ordered(int bits) {
    return bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
  }
}
