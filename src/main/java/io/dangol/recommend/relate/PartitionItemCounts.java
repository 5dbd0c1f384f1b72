package io.dangol.recommend.relate;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import scala.Tuple2;
import scala.Tuple3;

/**
 * Counts items in the histories of a partition: position, customers who took the item, and how
 * often it followed another.
 */
final class PartitionItemCounts
    implements MapPartitionsFunction<Tuple2<long[], long[]>, Tuple3<Integer, Long, Long>> {
  private static final long serialVersionUID = 1L;

  private final SequenceReader reader;

  PartitionItemCounts(SequenceReader reader) {
    this.reader = reader;
  }

  @Override
  public Iterator<Tuple3<Integer, Long, Long>> call(Iterator<Tuple2<long[], long[]>> histories) {
    long[] takers = new long[reader.facts().value().size()];
    long[] followed = new long[takers.length];
    histories.forEachRemaining(
        history -> {
          Sequence sequence = reader.read(history);
          for (int item : sequence.items()) {
            takers[item]++;
          }
          sequence.countFollowed(followed);
        });
    return IntStream.range(0, takers.length)
        .filter(item -> takers[item] > 0)
        .mapToObj(item -> new Tuple3<>(item, takers[item], followed[item]))
        .iterator();
  }
}
