package io.dangol.recommend.relate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Counts what followed what in the histories of a partition.
 *
 * <p>Returns the position of each item with a {@link PackedCount} for each item that followed it
 * and may be related to it.
 */
final class PartitionFollowCounts
    implements MapPartitionsFunction<Tuple2<long[], long[]>, Tuple2<Integer, long[]>> {
  private static final long serialVersionUID = 1L;

  private final SequenceReader reader;
  private final Broadcast<NextCounts> items;
  private final int minTogether;

  PartitionFollowCounts(SequenceReader reader, Broadcast<NextCounts> items, int minTogether) {
    this.reader = reader;
    this.items = items;
    this.minTogether = minTogether;
  }

  @Override
  public Iterator<Tuple2<Integer, long[]>> call(Iterator<Tuple2<long[], long[]>> histories) {
    List<Sequence> sequences = new ArrayList<>();
    histories.forEachRemaining(history -> sequences.add(reader.read(history)));
    if (sequences.isEmpty()) {
      return Collections.emptyIterator();
    }
    NextCounts known = items.value();
    FollowCounts counts = new FollowCounts(sequences, known.size());
    return IntStream.range(0, known.size())
        .filter(item -> known.takers()[item] >= minTogether)
        .mapToObj(item -> new Tuple2<>(item, packed(counts, item)))
        .filter(counted -> counted._2().length > 0)
        .iterator();
  }

  private long[] packed(FollowCounts counts, int item) {
    NextCounts known = items.value();
    return IntStream.range(0, counts.count(item))
        .filter(
            i ->
                known.followed()[counts.other(i)] >= minTogether
                    && known.relation(item, counts.other(i)) != Pairing.NONE)
        .mapToLong(i -> PackedCount.of(counts.other(i), counts.together(i)))
        .toArray();
  }
}
