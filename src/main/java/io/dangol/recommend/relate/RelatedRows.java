package io.dangol.recommend.relate;

import io.dangol.recommend.search.TopPlaces;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.Tuple2;

/** Adds up what the partitions counted for an item and names what is related to it. */
final class RelatedRows implements FlatMapGroupsFunction<Integer, Tuple2<Integer, long[]>, Row> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<ItemCounts> items;
  private final RelatedSettings settings;

  /** Counts by position, zero between two items; one per task, which sees items one by one. */
  private transient int[] together;

  /** Positions whose count is not zero. */
  private transient int[] others;

  RelatedRows(Broadcast<ItemCounts> items, RelatedSettings settings) {
    this.items = items;
    this.settings = settings;
  }

  @Override
  public Iterator<Row> call(Integer item, Iterator<Tuple2<Integer, long[]>> parts) {
    if (together == null) {
      together = new int[items.value().size()];
      others = new int[items.value().size()];
    }
    int count = 0;
    while (parts.hasNext()) {
      for (long packed : parts.next()._2()) {
        int other = CountRows.other(packed);
        if (together[other] == 0) {
          others[count++] = other;
        }
        together[other] += CountRows.together(packed);
      }
    }
    TopPlaces top = new TopPlaces(settings.listLength());
    for (int place = 0; place < count; place++) {
      offer(item, others[place], top);
    }
    List<Row> rows = rows(item, top.take());
    for (int place = 0; place < count; place++) {
      together[others[place]] = 0;
    }
    return rows.iterator();
  }

  private void offer(int item, int other, TopPlaces top) {
    if (together[other] < settings.minTogether() || !items.value().named()[other]) {
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
