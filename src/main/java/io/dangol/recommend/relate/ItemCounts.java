package io.dangol.recommend.relate;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How many groups have each item; an item's position is its place by id.
 *
 * @param groups all groups
 * @param ids ascending
 * @param counts of groups, by position
 * @param named whether the item may be named as related to another
 */
@SuppressWarnings("ArrayRecordComponent")
record ItemCounts(long groups, long[] ids, long[] counts, boolean[] named) implements Serializable {

  int size() {
    return ids.length;
  }

  /** Positions of those of the ids that are known. */
  int[] positions(long[] itemIds) {
    return Arrays.stream(itemIds)
        .mapToInt(id -> Arrays.binarySearch(ids, id))
        .filter(position -> position >= 0)
        .toArray();
  }
}
