package io.dangol.recommend.relate;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The number of groups that have each item; an item's position is its index in the ids.
 *
 * @param groups number of all groups
 * @param ids ascending
 * @param counts number of groups with the item at each position
 * @param listable whether the item at each position may be listed as related to another
 */
@SuppressWarnings("ArrayRecordComponent")
record ItemCounts(long groups, long[] ids, long[] counts, boolean[] listable)
    implements Serializable {

  int size() {
    return ids.length;
  }

  /** Positions of the given ids; unknown ids are left out. */
  int[] positions(long[] itemIds) {
    return Arrays.stream(itemIds)
        .mapToInt(id -> Arrays.binarySearch(ids, id))
        .filter(position -> position >= 0)
        .toArray();
  }
}
