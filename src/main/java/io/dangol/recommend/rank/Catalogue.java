package io.dangol.recommend.rank;

import io.dangol.factor.PackedItems;
import io.dangol.job.Shared;
import io.dangol.recommend.search.PrimitiveArrays;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.broadcast.Broadcast;

/**
 * All items that can be recommended, packed into arrays that share one order.
 *
 * <p>An item's position is its index in the order of recent popularity, then of popularity ever,
 * then of item ids. In every ranking the lower position wins a tie.
 */
public final class Catalogue implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Comparator<CatalogueItem> ORDER =
      Comparator.comparingLong((CatalogueItem item) -> item.buyers().recent())
          .thenComparingLong(item -> item.buyers().ever())
          .reversed()
          .thenComparingLong(CatalogueItem::itemId);

  public final int size;

  /** The number of factors of an item; 0 if no item has factors. */
  final int rank;

  final long[] ids;

  /**
   * Recent buyers over those of the most popular item; if no item has recent buyers, the same of
   * all buyers ever.
   */
  public final double[] popularity;

  /** Recent buyers. */
  final long[] recent;

  /** The item's share of all pairs of buyer and item; above 0. */
  public final double[] shares;

  final boolean[] inactive;

  /** Whether anybody ever took the item; the others were only seen. */
  final boolean[] wasTaken;

  /** Milliseconds from a purchase until the item may be shown to its buyer again. */
  final long[] pauses;

  /** Factors of the item at position i, from i * rank; zeros if the trainer has none. */
  final float[] factors;

  /** The factors, packed for dot products. */
  final PackedItems packed;

  /** Euclidean length of each item's factors; 0 if the trainer has none. */
  final double[] lengths;

  /**
   * Whether an item sells more than before: ln((3 x buyers of 30 days + 3) / (buyers of 90 days +
   * 3)), kept within -2 and 2. 0 means that it sells as ever.
   */
  final double[] trend;

  /** The same of a week in a month: ln((4.3 x buyers of 7 days + 2) / (buyers of 30 days + 2)). */
  final double[] weekTrend;

  /**
   * How many more buyers the item has in the last 7 days than in as many of the 23 days before, in
   * standard deviations of a Poisson variable with that mean plus one.
   */
  final double[] rise;

  /**
   * The share of its former customers who came back for the item in the last 30 days, with five
   * customers of the mean share added.
   */
  final double[] again;

  /** Days since anybody first bought the item; 0 if nobody did. */
  final double[] ageDays;

  /** The end of the as-of date. */
  final long endMillis;

  final ContentIndex content;

  private final long[] sortedIds;
  private final int[] positions;

  private Catalogue(List<CatalogueItem> items, Instant end) {
    size = items.size();
    rank = items.stream().mapToInt(item -> item.factors().size()).max().orElse(0);
    ids = items.stream().mapToLong(CatalogueItem::itemId).toArray();
    recent = items.stream().mapToLong(item -> item.buyers().recent()).toArray();
    long[] ever = items.stream().mapToLong(item -> item.buyers().ever()).toArray();
    popularity = overMaximum(anyAboveZero(recent) ? recent : ever);
    shares = shares(ever);
    inactive = new boolean[size];
    wasTaken = new boolean[size];
    pauses = items.stream().mapToLong(item -> item.repeat().pause().toMillis()).toArray();
    factors = PrimitiveArrays.ofItems(size, rank);
    lengths = new double[size];
    for (int i = 0; i < size; i++) {
      inactive[i] = !items.get(i).isActive();
      wasTaken[i] = ever[i] > 0;
      pack(items.get(i).factors(), i);
    }
    trend = items.stream().mapToDouble(item -> item.buyers().trend()).toArray();
    weekTrend = items.stream().mapToDouble(item -> item.buyers().weekTrend()).toArray();
    rise = items.stream().mapToDouble(item -> item.buyers().rise()).toArray();
    again = again(items);
    endMillis = end.toEpochMilli();
    ageDays = items.stream().mapToDouble(item -> item.buyers().ageDays(endMillis)).toArray();
    content = ContentIndex.of(items.stream().map(CatalogueItem::words).toList());
    packed = PackedItems.of(factors, rank);
    positions = sortedById(ids);
    sortedIds = IntStream.of(positions).mapToLong(position -> ids[position]).toArray();
  }

  /**
   * Items in any order, each id once.
   *
   * @param end of the as-of date
   */
  static Catalogue of(List<CatalogueItem> items, Instant end) {
    return new Catalogue(items.stream().sorted(ORDER).toList(), end);
  }

  /** Sends the catalogue once to each executor, whatever the number of tasks. */
  public Broadcast<Catalogue> broadcast() {
    return Shared.withExecutors(this);
  }

  /** Position of an item, or -1. */
  public int position(long itemId) {
    int found = Arrays.binarySearch(sortedIds, itemId);
    return found < 0 ? -1 : positions[found];
  }

  /** The number of items that somebody took or that have factors. */
  public int known() {
    return (int)
        IntStream.range(0, size).filter(item -> wasTaken[item] || hasFactors(item)).count();
  }

  /** The number of items that have factors. */
  int withFactors() {
    return (int) IntStream.range(0, size).filter(this::hasFactors).count();
  }

  boolean hasFactors(int position) {
    return lengths[position] > 0;
  }

  /** Cosine of the factors of two items that both have factors. */
  double cosine(int one, int other) {
    double dot = 0;
    for (int f = 0; f < rank; f++) {
      dot += (double) factors[one * rank + f] * factors[other * rank + f];
    }
    return dot / (lengths[one] * lengths[other]);
  }

  /** Positions in the order of their ids. */
  private static int[] sortedById(long[] ids) {
    return IntStream.range(0, ids.length)
        .boxed()
        .sorted(Comparator.comparingLong(position -> ids[position]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void pack(List<Float> vector, int position) {
    double squares = 0;
    for (int f = 0; f < vector.size(); f++) {
      float value = vector.get(f);
      factors[position * rank + f] = value;
      squares += (double) value * value;
    }
    lengths[position] = Math.sqrt(squares);
  }

  private static double[] again(List<CatalogueItem> items) {
    double former = items.stream().mapToLong(item -> item.buyers().former()).sum();
    double returned = items.stream().mapToLong(item -> item.buyers().returned()).sum();
    double mean = former > 0 ? returned / former : 0;
    return items.stream().mapToDouble(item -> item.buyers().again(mean)).toArray();
  }

  private static boolean anyAboveZero(long[] counts) {
    return Arrays.stream(counts).anyMatch(count -> count > 0);
  }

  private static double[] overMaximum(long[] counts) {
    double maximum = Math.max(1, Arrays.stream(counts).max().orElse(1));
    return Arrays.stream(counts).mapToDouble(count -> count / maximum).toArray();
  }

  private static double[] shares(long[] ever) {
    double all = Arrays.stream(ever).map(count -> Math.max(1, count)).sum();
    return Arrays.stream(ever).mapToDouble(count -> Math.max(1, count) / all).toArray();
  }
}
