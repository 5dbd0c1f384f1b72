package io.dangol.factor;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * Vectors of items in the layout of {@link Tile}: panels of 48, the last one padded with zeros.
 *
 * <p>An item is identified by its position in the order in which items were given. Items without a
 * usable vector (zero, not finite, or longer than {@link #LONGEST}) are left out of all lists.
 */
public final class PackedItems implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Products of vectors up to this length stay finite. */
  static final double LONGEST = 1e18;

  /** Factors per item. */
  final int rank;

  /** The number of packed items. */
  final int size;

  /** Panel p starts at p * rank * 48. */
  final float[] panels;

  /** The position of each packed item. */
  final int[] positions;

  /**
   * Packs some items.
   *
   * @param order positions of the items to pack, in the order of packing
   */
  PackedItems(float[] factors, int rank, int[] order) {
    this.rank = rank;
    this.size = order.length;
    this.positions = order;
    int panelCount = (size + Tile.ITEMS - 1) / Tile.ITEMS;
    this.panels = new float[Math.multiplyExact(panelCount * Tile.ITEMS, rank)];
    for (int index = 0; index < size; index++) {
      int panel = index / Tile.ITEMS;
      for (int k = 0; k < rank; k++) {
        panels[(panel * rank + k) * Tile.ITEMS + index % Tile.ITEMS] =
            factors[order[index] * rank + k];
      }
    }
  }

  /**
   * Packs all usable items in the given order.
   *
   * @param factors those of the item at position i start at {@code i * rank}
   */
  public static PackedItems of(float[] factors, int rank) {
    return new PackedItems(factors, rank, usable(lengths(factors, rank)));
  }

  /** The Euclidean lengths of all items. */
  static double[] lengths(float[] factors, int rank) {
    int count = rank == 0 ? 0 : factors.length / rank;
    return IntStream.range(0, count).mapToDouble(i -> length(factors, i * rank, rank)).toArray();
  }

  /** The positions of items with a usable vector, ascending. */
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
