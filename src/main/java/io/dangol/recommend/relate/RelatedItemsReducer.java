package io.dangol.recommend.relate;

import io.dangol.recommend.search.TopPositions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.Tuple2;

/**
 * Adds up the counts of all partitions for an item and lists its related items, a list for each
 * relation.
 */
final class RelatedItemsReducer
    implements FlatMapGroupsFunction<Integer, Tuple2<Integer, long[]>, Row> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<? extends Pairing> items;
  private final RelatedSettings settings;

  /** Counts by position; one array per task, which is all zeros between two items. */
  private transient int[] together;

  /** Positions whose count is not zero. */
  private transient int[] others;

  RelatedItemsReducer(Broadcast<? extends Pairing> items, RelatedSettings settings) {
    this.items = items;
    this.settings = settings;
  }

  @Override
  public Iterator<Row> call(Integer item, Iterator<Tuple2<Integer, long[]>> parts) {
    if (together == null) {
      together = new int[items.value().size()];
      others = new int[items.value().size()];
    }
    int count = addUp(parts);
    List<TopPositions> lists =
        Stream.generate(() -> new TopPositions(settings.listLength()))
            .limit(items.value().relations().size())
            .toList();
    for (int i = 0; i < count; i++) {
      offer(item, others[i], lists);
    }
    List<Row> rows = rows(item, lists);
    for (int i = 0; i < count; i++) {
      together[others[i]] = 0;
    }
    return rows.iterator();
  }

  /** Returns the number of other items. */
  private int addUp(Iterator<Tuple2<Integer, long[]>> parts) {
    int count = 0;
    while (parts.hasNext()) {
      for (long packed : parts.next()._2()) {
        int other = PackedCount.item(packed);
        if (together[other] == 0) {
          others[count++] = other;
        }
        together[other] += PackedCount.count(packed);
      }
    }
    return count;
  }

  private void offer(int item, int other, List<TopPositions> lists) {
    int relation = items.value().relation(item, other);
    if (together[other] < settings.minTogether() || relation == Pairing.NONE) {
      return;
    }
    Association pair = pair(item, other);
    if (pair.lift() > 1) {
      double ratio = pair.logLikelihoodRatio();
      if (ratio >= settings.minLogLikelihoodRatio()) {
        lists.get(relation).offer(other, ratio);
      }
    }
  }

  private Association pair(int item, int other) {
    return items.value().association(item, other, together[other]);
  }

  private List<Row> rows(int item, List<TopPositions> lists) {
    Pairing known = items.value();
    List<Row> rows = new ArrayList<>();
    for (int relation = 0; relation < lists.size(); relation++) {
      int rank = 1;
      for (int other : lists.get(relation).take()) {
        Association pair = pair(item, other);
        rows.add(
            RowFactory.create(
                known.id(item),
                known.relations().get(relation).word(),
                rank++,
                known.id(other),
                pair.together(),
                pair.lift(),
                pair.logLikelihoodRatio()));
      }
    }
    return rows;
  }
}
