package io.dangol.recommend.relate;

import java.io.Serializable;
import java.util.stream.IntStream;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Makes the sequence of a customer from the ids of items and the days on which they were first
 * taken. Items without a category are left out.
 */
record SequenceReader(Broadcast<ItemFacts> facts, RelatedSettings settings)
    implements Serializable {

  Sequence read(Tuple2<long[], long[]> history) {
    ItemFacts items = facts.value();
    long[] firsts =
        IntStream.range(0, history._1().length)
            .filter(i -> items.position(history._1()[i]) >= 0)
            .mapToLong(i -> (history._2()[i] << Integer.SIZE) | items.position(history._1()[i]))
            .sorted()
            .toArray();
    return Sequence.of(
        GroupSample.of(firsts, settings.itemsPerGroup()), settings.next().withinDays());
  }
}
