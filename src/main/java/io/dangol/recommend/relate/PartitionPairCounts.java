package io.dangol.recommend.relate;

import io.dangol.recommend.neighbours.PairCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Counts pairs of items in the groups of a partition.
 *
 * <p>Returns the position of each item with one number for each other item that is in a group with
 * it: the other item's position in the upper 32 bits, the count in the lower ones.
 */
final class PartitionPairCounts implements MapPartitionsFunction<long[], Tuple2<Integer, long[]>> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<ItemCounts> items;
  private final int itemsPerGroup;

  PartitionPairCounts(Broadcast<ItemCounts> items, int itemsPerGroup) {
    this.items = items;
    this.itemsPerGroup = itemsPerGroup;
  }

  @Override
  public Iterator<Tuple2<Integer, long[]>> call(Iterator<long[]> sets) {
    List<int[]> groups = new ArrayList<>();
    sets.forEachRemaining(set -> groups.add(items.value().positions(sampled(set))));
    if (groups.isEmpty()) {
      return Collections.emptyIterator();
    }
    PairCounts counts = new PairCounts(groups.toArray(int[][]::new), items.value().size());
    return IntStream.range(0, items.value().size())
        .filter(item -> counts.groupsWith(item) > 0)
        .mapToObj(item -> new Tuple2<>(item, packed(counts, item)))
        .iterator();
  }

  static int other(long packed) {
    return (int) (packed >>> Integer.SIZE);
  }

  static int together(long packed) {
    return (int) packed;
  }

  private static long[] packed(PairCounts counts, int item) {
    long[] packed = new long[counts.count(item)];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = ((long) counts.other(i) << Integer.SIZE) | counts.together(i);
    }
    return packed;
  }

  /** Replaces a group that is too large by a sample of it; the same group gives the same sample. */
  private long[] sampled(long[] set) {
    if (set.length <= itemsPerGroup) {
      return set;
    }
    SplittableRandom random = new SplittableRandom(Arrays.hashCode(set));
    long[] drawn = set.clone();
    for (int i = 0; i < itemsPerGroup; i++) {
      int from = random.nextInt(i, drawn.length);
      long item = drawn[from];
      drawn[from] = drawn[i];
      drawn[i] = item;
    }
    return Arrays.copyOf(drawn, itemsPerGroup);
  }
}
