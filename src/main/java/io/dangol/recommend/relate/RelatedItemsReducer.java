package io.dangol.recommend.relate;

import io.dangol.recommend.search.TopPositions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.Tuple2;

/** Adds up the counts of all partitions for an item and lists its related items. */
final class RelatedItemsReducer
    implements FlatMapGroupsFunction<Integer, Tuple2<Integer, long[]>, Row> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<ItemCounts> items;
  private final RelatedSettings settings;

  /** Counts by position; one array per task, which is all zeros between two items. */
  private transient int[] together;

  /** Positions whose count is not zero. */
  private transient int[] others;

  RelatedItemsReducer(Broadcast<ItemCounts> items, RelatedSettings settings) {
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
    TopPositions top = new TopPositions(settings.listLength());
    for (int i = 0; i < count; i++) {
      offer(item, others[i], top);
    }
    List<Row> rows = rows(item, top.take());
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
        int other = PartitionPairCounts.other(packed);
        if (together[other] == 0) {
          others[count++] = other;
        }
        together[other] += PartitionPairCounts.together(packed);
      }
    }
    return count;
  }

  private void offer(int item, int other, TopPositions top) {
    if (together[other] < settings.minTogether() || !items.value().listable()[other]) {
      return;
    }
    Association pair = pair(item, other);
    if (pair.lift() > 1) {
      double ratio = pair.logLikelihoodRatio();
      if (ratio >= settings.minLogLikelihoodRatio()) {
        top.offer(other, ratio);
      }
    }
  }

  private Association pair(int item, int other) {
    long[] counts = items.value().counts();
    return new Association(items.value().groups(), counts[item], counts[other], together[other]);
  }

  private List<Row> rows(int item, int[] related) {
    long[] ids = items.value().ids();
    List<Row> rows = new ArrayList<>(related.length);
    for (int other : related) {
      Association pair = pair(item, other);
      rows.add(
          RowFactory.create(
              ids[item],
              rows.size() + 1,
              ids[other],
              pair.together(),
              pair.lift(),
              pair.logLikelihoodRatio()));
    }
    return rows;
  }
}
