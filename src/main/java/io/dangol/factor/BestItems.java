package io.dangol.factor;

/**
 * The n best items of one customer so far: a heap with the worst on top.
 *
 * <p>An entry is one long that orders as the item does: the bits of the score, then the position,
 * of which the lower is better.
 */
final class BestItems {
  private final long[] heap;
  private int size;

  BestItems(int n) {
    heap = new long[n];
  }

  /** The least score that may still get in: that of the worst, or any while there is room. */
  float least() {
    return size < heap.length ? Float.NEGATIVE_INFINITY : score(heap[0]);
  }

  boolean isFull() {
    return size == heap.length;
  }

  /** Whether an offer would be taken. */
  boolean takes(float score, int position) {
    return size < heap.length || entry(score, position) > heap[0];
  }

  /** Takes an item that {@link #takes} accepts. */
  void add(float score, int position) {
    long entry = entry(score, position);
    if (size < heap.length) {
      siftUp(entry);
    } else {
      siftDown(entry);
    }
  }

  /** The items, best first; empties the heap. */
  TopItems take() {
    int[] positions = new int[size];
    float[] scores = new float[size];
    while (size > 0) {
      long worst = heap[0];
      size--;
      siftDown(heap[size]);
      positions[size] = position(worst);
      scores[size] = score(worst);
    }
    return new TopItems(positions, scores);
  }

  private void siftUp(long entry) {
    int at = size++;
    while (at > 0 && entry < heap[(at - 1) / 2]) {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heap[at] = entry;
  }

  private void siftDown(long entry) {
    int at = 0;
    int child = 1;
    while (child < size) {
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (entry <= heap[child]) {
        break;
      }
      heap[at] = heap[child];
      at = child;
      child = 2 * at + 1;
    }
    heap[at] = entry;
  }

  /** Zeros of both signs are one: adding 0 makes a positive zero of a negative one. */
  private static long entry(float score, int position) {
    return (long) ordered(Float.floatToRawIntBits(score + 0f)) << 32 | (~position & 0xFFFF_FFFFL);
  }

  private static float score(long entry) {
    return Float.intBitsToFloat(ordered((int) (entry >> 32)));
  }

  private static int position(long entry) {
    return ~(int) entry;
  }

  /** Bits of a float as an int that orders as the float does, and back again. */
  private static int ordered(int bits) {
    return bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
  }
}
