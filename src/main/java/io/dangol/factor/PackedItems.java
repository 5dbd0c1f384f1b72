package io.dangol.factor;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * Vectors of items as {@link Tile} reads them: in panels of 48, the last one filled up with zeros.
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

  /**
   * Packs some items.
   *
   * @param order positions of those that are packed, in the order of their places
   */
  PackedItems(float[] factors, int rank, int[] order) {
    this.rank = rank;
    this.size = order.length;
    this.positions = order;
    int panelCount = (size + Tile.ITEMS - 1) / Tile.ITEMS;
    this.panels = new float[Math.multiplyExact(panelCount * Tile.ITEMS, rank)];
    for (int place = 0; place < size; place++) {
      int panel = place / Tile.ITEMS;
      for (int k = 0; k < rank; k++) {
        panels[(panel * rank + k) * Tile.ITEMS + place % Tile.ITEMS] =
            factors[order[place] * rank + k];
      }
    }
  }

  /**
   * Packs all items, in the order they are given in.
   *
   * @param factors those of the item at position i from {@code i * rank}
   */
  public static PackedItems of(float[] factors, int rank) {
    return new PackedItems(factors, rank, usable(lengths(factors, rank)));
  }

  /** Euclidean lengths of all items. */
  static double[] lengths(float[] factors, int rank) {
    int count = rank == 0 ? 0 : factors.length / rank;
    return IntStream.range(0, count).mapToDouble(i -> length(factors, i * rank, rank)).toArray();
  }

  /** Positions of items that have a usable vector, ascending. */
  static int[] usable(double[] lengths) {
    return IntStream.range(0, lengths.length).filter(i -> isUsable(lengths[i])).toArray();
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
