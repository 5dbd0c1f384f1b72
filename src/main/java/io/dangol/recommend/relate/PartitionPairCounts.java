package io.dangol.recommend.relate;

import io.dangol.recommend.neighbours.PairCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Counts pairs of items in the groups of a partition.
 *
 * <p>Returns the position of each item with a {@link PackedCount} for each other item that is in a
 * group with it.
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
    sets.forEachRemaining(
        set -> groups.add(items.value().positions(GroupSample.of(set, itemsPerGroup))));
    if (groups.isEmpty()) {
      return Collections.emptyIterator();
    }
    PairCounts counts = new PairCounts(groups.toArray(int[][]::new), items.value().size());
    return IntStream.range(0, items.value().size())
        .filter(item -> counts.groupsWith(item) > 0)
        .mapToObj(item -> new Tuple2<>(item, packed(counts, item)))
        .iterator();
  }

  private static long[] packed(PairCounts counts, int item) {
    long[] packed = new long[counts.count(item)];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = PackedCount.of(counts.other(i), counts.together(i));
    }
    return packed;
  }
}
