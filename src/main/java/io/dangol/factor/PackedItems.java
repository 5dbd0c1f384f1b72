package io.dangol.factor;

import java.io.Serializable;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Vectors of items as {@link Tile} reads them: longest first, in panels of 48, the last one filled
 * up with zeros.
 *
 * <p>An item is named by its position in the order it was given in. Items without a usable vector
 * (zero, not finite, or longer than {@link #LONGEST}) are left out: no list shows them.
 */
public final class PackedItems implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Products of vectors up to this length stay finite. */
  static final double LONGEST = 1e18;

  /** Factors per item. */
  final int rank;

  /** Items packed. */
  final int size;

  /** Panel p from p * rank * 48. */
  final float[] panels;

  /** Position of the item at each place of the panels. */
  final int[] positions;

  /** Euclidean length of the longest vector of each panel, which is its first. */
  final double[] lengths;

  private PackedItems(float[] factors, int rank, int[] order, double[] allLengths) {
    this.rank = rank;
    this.size = order.length;
    this.positions = order;
    int panelCount = (size + Tile.ITEMS - 1) / Tile.ITEMS;
    this.panels = new float[Math.multiplyExact(panelCount * Tile.ITEMS, rank)];
    this.lengths = new double[panelCount];
    for (int place = 0; place < size; place++) {
      int panel = place / Tile.ITEMS;
      if (place % Tile.ITEMS == 0) {
        lengths[panel] = allLengths[order[place]];
      }
      for (int k = 0; k < rank; k++) {
        panels[(panel * rank + k) * Tile.ITEMS + place % Tile.ITEMS] =
            factors[order[place] * rank + k];
      }
    }
  }

  /**
   * Packs all items.
   *
   * @param factors those of the item at position i from {@code i * rank}; positions decide ties,
   *     the lower wins
   */
  public static PackedItems of(float[] factors, int rank) {
    int count = rank == 0 ? 0 : factors.length / rank;
    double[] lengths = new double[count];
    for (int i = 0; i < count; i++) {
      lengths[i] = length(factors, i * rank, rank);
    }
    int[] order =
        IntStream.range(0, count)
            .filter(i -> isUsable(lengths[i]))
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(i -> -lengths[i])
                    .thenComparing(Comparator.naturalOrder()))
            .mapToInt(Integer::intValue)
            .toArray();
    return new PackedItems(factors, rank, order, lengths);
  }

  static double length(float[] vectors, int from, int rank) {
    double squares = 0;
    for (int k = from; k < from + rank; k++) {
      squares += (double) vectors[k] * vectors[k];
    }
    return Math.sqrt(squares);
  }

  /** False for NaN as well. */
  static boolean isUsable(double length) {
    return length > 0 && length <= LONGEST;
  }
}
