package io.dangol.recommend.search;

import io.dangol.factor.SearchedItems;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import scala.Tuple2;

/**
 * Items in the order of their ids, packed for searching; an item's position is its index in the
 * ids.
 *
 * @param ids ascending
 */
@SuppressWarnings("ArrayRecordComponent")
record ItemVectors(long[] ids, SearchedItems searched) implements Serializable {

  /**
   * Packs items with their factors.
   *
   * @param unsorted each id once, all with factors of one length
   */
  static ItemVectors of(List<Tuple2<Long, float[]>> unsorted) {
    List<Tuple2<Long, float[]>> items =
        unsorted.stream().sorted(Comparator.comparing(Tuple2::_1)).toList();
    int rank = items.isEmpty() ? 0 : items.get(0)._2().length;
    float[] factors = PrimitiveArrays.ofItems(items.size(), rank);
    for (int i = 0; i < items.size(); i++) {
      System.arraycopy(items.get(i)._2(), 0, factors, i * rank, rank);
    }
    return new ItemVectors(
        items.stream().mapToLong(Tuple2::_1).toArray(), SearchedItems.of(factors, rank));
  }
}
