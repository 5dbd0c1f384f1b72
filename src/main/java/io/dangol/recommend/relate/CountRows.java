package io.dangol.recommend.relate;

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
 * Counts pairs in the groups of a partition. Out go, for each item there, its position and one
 * number for each other item: that one's position, shifted by 32 bits, and the count.
 */
final class CountRows implements MapPartitionsFunction<long[], Tuple2<Integer, long[]>> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<ItemCounts> items;
  private final int itemsPerGroup;

  CountRows(Broadcast<ItemCounts> items, int itemsPerGroup) {
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
    for (int place = 0; place < packed.length; place++) {
      packed[place] = ((long) counts.other(place) << Integer.SIZE) | counts.together(place);
    }
    return packed;
  }

  /** A group that is too large stands for itself by a sample that its own items decide. */
  private long[] sampled(long[] set) {
    if (set.length <= itemsPerGroup) {
      return set;
    }
    SplittableRandom random = new SplittableRandom(Arrays.hashCode(set));
    long[] drawn = set.clone();
    for (int place = 0; place < itemsPerGroup; place++) {
      int from = random.nextInt(place, drawn.length);
      long item = drawn[from];
      drawn[from] = drawn[place];
      drawn[place] = item;
    }
    return Arrays.copyOf(drawn, itemsPerGroup);
  }
}
