package io.dangol.recommend;

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

  RelatedRows(Broadcast<ItemCounts> items, RelatedSettings settings) {
    this.items = items;
    this.settings = settings;
  }

  @Override
  public Iterator<Row> call(Integer item, Iterator<Tuple2<Integer, long[]>> parts) {
    if (together == null) {
      together = new int[items.value().size()];
    }
    List<Integer> others = new ArrayList<>();
    while (parts.hasNext()) {
      for (long packed : parts.next()._2()) {
        int other = CountRows.other(packed);
        if (together[other] == 0) {
          others.add(other);
        }
        together[other] += CountRows.together(packed);
      }
    }
    TopPlaces top = new TopPlaces(settings.listLength());
    for (int other : others) {
      Association pair = pair(item, other);
      if (isRelated(pair, other)) {
        top.offer(other, pair.logLikelihoodRatio());
      }
    }
    List<Row> rows = rows(item, top.take());
    others.forEach(other -> together[other] = 0);
    return rows.iterator();
  }

  private boolean isRelated(Association pair, int other) {
    return items.value().named()[other]
        && pair.together() >= settings.minTogether()
        && pair.lift() > 1
        && pair.logLikelihoodRatio() >= settings.minLogLikelihoodRatio();
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
