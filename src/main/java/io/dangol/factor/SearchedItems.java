package io.dangol.factor;

import java.io.Serializable;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Items packed for {@link ItemSearch}: by descending length, as defined by {@link Bounds}.
 *
 * <p>Packing takes 2 rank^2 multiply-adds per item, a few rank^3, and a sort.
 */
public final class SearchedItems implements Serializable {
  private static final long serialVersionUID = 1L;

  final PackedItems packed;

  final Bounds bounds;

  /** The length of the longest vector of each panel, which is the first. */
  final double[] lengths;

  private SearchedItems(PackedItems packed, Bounds bounds, double[] lengths) {
    this.packed = packed;
    this.bounds = bounds;
    this.lengths = lengths;
  }

  /**
   * Packs all items that have a usable vector.
   *
   * @param factors those of the item at position i start at {@code i * rank}; the lower position
   *     wins a tie
   */
  public static SearchedItems of(float[] factors, int rank) {
    double[] euclidean = PackedItems.lengths(factors, rank);
    int[] usable = PackedItems.usable(euclidean);
    Bounds bounds = Bounds.of(factors, rank, euclidean, usable);
    double[] all = bounds.ofItems(factors, rank, usable);
    int[] byLength =
        IntStream.range(0, usable.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(i -> -all[i])
                    .thenComparing(Comparator.naturalOrder()))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] order = IntStream.of(byLength).map(i -> usable[i]).toArray();
    double[] lengths =
        IntStream.iterate(0, first -> first < order.length, first -> first + Tile.ITEMS)
            .mapToDouble(first -> all[byLength[first]])
            .toArray();
    return new SearchedItems(new PackedItems(factors, rank, order), bounds, lengths);
  }
}
