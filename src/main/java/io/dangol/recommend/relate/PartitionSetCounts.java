package io.dangol.recommend.relate;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** Counts sets of items in the groups of a partition, by their numbers. */
final class PartitionSetCounts implements MapPartitionsFunction<long[], Tuple2<Integer, Long>> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<int[][]> sets;
  private final Broadcast<ItemCounts> items;
  private final int itemsPerGroup;

  PartitionSetCounts(Broadcast<int[][]> sets, Broadcast<ItemCounts> items, int itemsPerGroup) {
    this.sets = sets;
    this.items = items;
    this.itemsPerGroup = itemsPerGroup;
  }

  @Override
  public Iterator<Tuple2<Integer, Long>> call(Iterator<long[]> groups) {
    SetCounts counting = new SetCounts(sets.value(), items.value().size());
    groups.forEachRemaining(
        group -> counting.add(items.value().positions(GroupSample.of(group, itemsPerGroup))));
    int[] counts = counting.counts();
    return IntStream.range(0, counts.length)
        .filter(set -> counts[set] > 0)
        .mapToObj(set -> new Tuple2<>(set, (long) counts[set]))
        .iterator();
  }
}
