package io.dangol.recommend.evaluate;

import io.dangol.recommend.relate.PairCounts;
import io.dangol.recommend.search.TopPlaces;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Items that the same customers have, in compressed rows: for each item those that count it among
 * their most similar others.
 *
 * <p>Similarity of i and j is the cosine of their columns in the binary customer x item matrix:
 * customers with both / sqrt(customers with i * customers with j). Each candidate chooses the own
 * items that may vote for it (Sarwar et al., 2001, section 3.2): were they chosen from the voter's
 * side, popular items would crowd out the rest.
 */
final class Neighbours implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Row i lies in {@code items} and {@code cosines} from starts[i] to starts[i + 1]. */
  final int[] starts;

  final int[] items;
  final float[] cosines;

  private Neighbours(int[] starts, int[] items, float[] cosines) {
    this.starts = starts;
    this.items = items;
    this.cosines = cosines;
  }

  /**
   * Counts pairs row by row.
   *
   * @param histories the distinct items of each customer, as positions below {@code size}
   * @param n neighbours kept of each candidate, the best; ties by position
   */
  static Neighbours of(int[][] histories, int size, int n) {
    PairCounts counts = new PairCounts(histories, size);
    int[] starts = new int[size + 1];
    int[] items = new int[0];
    float[] cosines = new float[0];
    double[] cosine = new double[size];
    TopPlaces top = new TopPlaces(n);
    for (int i = 0; i < size; i++) {
      int others = counts.count(i);
      for (int place = 0; place < others; place++) {
        int j = counts.other(place);
        cosine[j] =
            counts.together(place)
                / Math.sqrt((double) counts.groupsWith(i) * counts.groupsWith(j));
        top.offer(j, cosine[j]);
      }
      int[] best = top.take();
      starts[i + 1] = starts[i] + best.length;
      if (starts[i + 1] > items.length) {
        items = Arrays.copyOf(items, 2 * starts[i + 1]);
        cosines = Arrays.copyOf(cosines, 2 * starts[i + 1]);
      }
      for (int place = 0; place < best.length; place++) {
        items[starts[i] + place] = best[place];
        cosines[starts[i] + place] = (float) cosine[best[place]];
      }
    }
    return byVoter(starts, items, cosines);
  }

  /**
   * Rows of candidates with their voters become rows of voters with their candidates, by position.
   */
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
    float[] turned = new float[pairs];
    for (int candidate = 0; candidate < size; candidate++) {
      for (int at = candidateStarts[candidate]; at < candidateStarts[candidate + 1]; at++) {
        int place = next[voters[at]]++;
        candidates[place] = candidate;
        turned[place] = cosines[at];
      }
    }
    return new Neighbours(starts, candidates, turned);
  }
}
