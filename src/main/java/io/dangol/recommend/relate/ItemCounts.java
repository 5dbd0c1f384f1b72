package io.dangol.recommend.relate;

import io.dangol.table.Words.Relation;
import java.util.Arrays;
import java.util.List;

/**
 * The number of groups that have each item.
 *
 * @param relation of two items that are in the same groups
 * @param groups number of all groups
 * @param ids ascending
 * @param counts number of groups with the item at each position
 * @param listable whether the item at each position may be listed as related to another
 */
@SuppressWarnings("ArrayRecordComponent")
record ItemCounts(Relation relation, long groups, long[] ids, long[] counts, boolean[] listable)
    implements Pairing {

  @Override
  public List<Relation> relations() {
    return List.of(relation);
  }

  @Override
  public int size() {
    return ids.length;
  }

  @Override
  public long id(int item) {
    return ids[item];
  }

  @Override
  public int relation(int item, int other) {
    return listable[other] ? 0 : NONE;
  }

  @Override
  public Association association(int item, int other, long together) {
    return new Association(groups, counts[item], counts[other], together);
  }

  /** Positions of the given ids; unknown ids are left out. */
  int[] positions(long[] itemIds) {
    return Arrays.stream(itemIds)
        .mapToInt(id -> Arrays.binarySearch(ids, id))
        .filter(position -> position >= 0)
        .toArray();
  }
}
