package io.dangol.recommend.search;

import java.util.function.IntConsumer;

/**
 * Keeps the n best of many scored positions, in a bounded heap with the worst one on top. The first
 * n are only gathered; they become a heap when there is one more.
 *
 * <p>The higher score is better; if scores are equal, the lower position is. Scores are not NaN.
 */
public final class TopPositions {
  private final int[] positions;
  private final double[] scores;
  private int size;

  public TopPositions(int n) {
    positions = new int[n];
    scores = new double[n];
  }

  public void offer(int position, double score) {
    if (size < positions.length) {
      positions[size] = position;
      scores[size] = score;
      size++;
      if (size == positions.length) {
        order();
      }
    } else if (size > 0 && better(score, position, scores[0], positions[0])) {
      positions[0] = position;
      scores[0] = score;
      siftDown(0);
    }
  }

  /** The score that an offer must reach to be kept; one that equals it may be dropped. */
  public double least() {
    return size < positions.length || size == 0 ? Double.NEGATIVE_INFINITY : scores[0];
  }

  /** Returns the kept positions, best first, and empties the heap. */
  public int[] take() {
    order();
    int[] best = new int[size];
    for (int i = size - 1; i >= 0; i--) {
      best[i] = positions[0];
      size--;
      positions[0] = positions[size];
      scores[0] = scores[size];
      siftDown(0);
    }
    return best;
  }

  /** Hands over the kept positions in no particular order, and empties the heap. */
  public void drain(IntConsumer taken) {
    int kept = size;
    size = 0;
    for (int i = 0; i < kept; i++) {
      taken.accept(positions[i]);
    }
  }

  /** Makes a heap of what was gathered (Floyd 1964). */
  private void order() {
    for (int parent = size / 2 - 1; parent >= 0; parent--) {
      siftDown(parent);
    }
  }

  private void siftDown(int start) {
    int parent = start;
    while (2 * parent + 1 < size) {
      int child = 2 * parent + 1;
      if (child + 1 < size && worse(child + 1, child)) {
        child++;
      }
      if (!worse(child, parent)) {
        return;
      }
      swap(child, parent);
      parent = child;
    }
  }

  private boolean worse(int one, int other) {
    return better(scores[other], positions[other], scores[one], positions[one]);
  }

  private static boolean better(double score, int position, double than, int thanPosition) {
    return score > than || (score == than && position < thanPosition);
  }

  private void swap(int one, int other) {
    int position = positions[one];
    double score = scores[one];
    positions[one] = positions[other];
    scores[one] = scores[other];
    positions[other] = position;
    scores[other] = score;
  }
}
