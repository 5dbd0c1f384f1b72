package io.dangol.recommend.neighbours;

import io.dangol.recommend.search.TopPositions;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Similar items, as a sparse matrix in compressed rows: the row of an item has the candidates that
 * count it among their most similar items.
 *
 * <p>The similarity of i and j is the cosine of their columns in the binary customer x item matrix:
 * customers with both / sqrt(customers with i * customers with j). Each candidate chooses the own
 * items that may vote for it (Sarwar et al., 2001, section 3.2). If own items chose their
 * candidates instead, popular items would crowd out the rest.
 */
public final class Neighbours implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Row i is in {@code items} and {@code cosines} from starts[i] to starts[i + 1]. */
  public final int[] starts;

  public final int[] items;
  public final float[] cosines;

  private Neighbours(int[] starts, int[] items, float[] cosines) {
    this.starts = starts;
    this.items = items;
    this.cosines = cosines;
  }

  /** No item has a neighbour. */
  public static Neighbours none(int size) {
    return new Neighbours(new int[size + 1], new int[0], new float[0]);
  }

  /** Whether no item has a neighbour. */
  public boolean isEmpty() {
    return items.length == 0;
  }

  /**
   * Computes the similarities of all pairs.
   *
   * @param histories the distinct items of each customer, as positions below {@code size}
   * @param n how many of its most similar items each candidate keeps; the lower position wins a tie
   */
  public static Neighbours of(int[][] histories, int size, int n) {
    PairCounts counts = new PairCounts(histories, size);
    int[] starts = new int[size + 1];
    int[] items = new int[0];
    float[] cosines = new float[0];
    double[] cosine = new double[size];
    TopPositions top = new TopPositions(n);
    for (int i = 0; i < size; i++) {
      int[] best = mostSimilar(i, counts, top, cosine);
      starts[i + 1] = starts[i] + best.length;
      if (starts[i + 1] > items.length) {
        items = Arrays.copyOf(items, 2 * starts[i + 1]);
        cosines = Arrays.copyOf(cosines, 2 * starts[i + 1]);
      }
      for (int rank = 0; rank < best.length; rank++) {
        items[starts[i] + rank] = best[rank];
        cosines[starts[i] + rank] = (float) cosine[best[rank]];
      }
    }
    return byVoter(starts, items, cosines);
  }

  /** The items most similar to one, best first; their similarities are put into {@code cosine}. */
  private static int[] mostSimilar(int item, PairCounts counts, TopPositions top, double[] cosine) {
    int others = counts.count(item);
    for (int at = 0; at < others; at++) {
      int other = counts.other(at);
      cosine[other] =
          counts.together(at)
              / Math.sqrt((double) counts.groupsWith(item) * counts.groupsWith(other));
      top.offer(other, cosine[other]);
    }
    return top.take();
  }

  /** Transposes the rows: from candidates with their voters to voters with their candidates. */
  private static Neighbours byVoter(int[] candidateStarts, int[] voters, float[] cosines) {
    int size = candidateStarts.length - 1;
    int pairs = candidateStarts[size];
    int[] starts = new int[size + 1];
    for (int at = 0; at < pairs; at++) {
      starts[voters[at] + 1]++;
    }
    for (int i = 0; i < size; i++) {
      starts[i + 1] += starts[i];
    }
    int[] next = Arrays.copyOf(starts, size);
    int[] candidates = new int[pairs];
    float[] transposed = new float[pairs];
    for (int candidate = 0; candidate < size; candidate++) {
      for (int at = candidateStarts[candidate]; at < candidateStarts[candidate + 1]; at++) {
        int to = next[voters[at]]++;
        candidates[to] = candidate;
        transposed[to] = cosines[at];
      }
    }
    return new Neighbours(starts, candidates, transposed);
  }
}
