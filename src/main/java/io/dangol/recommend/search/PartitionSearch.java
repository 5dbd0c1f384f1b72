package io.dangol.recommend.search;

import io.dangol.factor.ItemSearch;
import io.dangol.factor.TopItems;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple3;

/** Searches the top lists of the customers of a partition, a group of customers at a time. */
final class PartitionSearch
    implements MapPartitionsFunction<Tuple3<Long, float[], long[]>, Tuple3<Long, long[], float[]>> {
  private static final long serialVersionUID = 1L;

  /** Customers in a group, which share the items that are in the processor's cache. */
  private static final int GROUP = 512;

  private final Broadcast<ItemVectors> items;
  private final int n;

  PartitionSearch(Broadcast<ItemVectors> items, int n) {
    this.items = items;
    this.n = n;
  }

  @Override
  public Iterator<Tuple3<Long, long[], float[]>> call(
      Iterator<Tuple3<Long, float[], long[]>> customers) {
    long[] ids = items.value().ids();
    ItemSearch search = new ItemSearch(items.value().searched(), n);
    Iterator<List<Tuple3<Long, float[], long[]>>> groups = new Groups<>(customers, GROUP);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(groups, 0), false)
        .flatMap(group -> lists(group, search, ids))
        .iterator();
  }

  private static Stream<Tuple3<Long, long[], float[]>> lists(
      List<Tuple3<Long, float[], long[]>> group, ItemSearch search, long[] ids) {
    float[][] vectors = group.stream().map(Tuple3::_2).toArray(float[][]::new);
    IntPredicate[] isSeen =
        group.stream().map(row -> isAmong(row._3(), ids)).toArray(IntPredicate[]::new);
    TopItems[] lists = search.top(vectors, isSeen);
    return IntStream.range(0, lists.length)
        .mapToObj(
            c ->
                new Tuple3<>(
                    group.get(c)._1(),
                    IntStream.of(lists[c].positions()).mapToLong(i -> ids[i]).toArray(),
                    lists[c].scores()));
  }

  private static IntPredicate isAmong(long[] seen, long[] ids) {
    return position -> Arrays.binarySearch(seen, ids[position]) >= 0;
  }
}
