package io.dangol.recommend.relate;

import io.dangol.table.Words.Relation;
import java.util.List;

/**
 * How often each item was first taken, and how often it followed another.
 *
 * <p>A case is a customer and an item that they took. The association of an item and the one after
 * it is that of two properties of a case: its item is this one, and the other followed it. Cases of
 * the other item itself are left out.
 *
 * @param facts the items
 * @param settings which of them are upgrades
 * @param cases number of all cases
 * @param takers number of cases of each item: the customers who took it
 * @param followed number of cases that each item followed
 */
@SuppressWarnings("ArrayRecordComponent")
record NextCounts(
    ItemFacts facts, NextSettings settings, long cases, long[] takers, long[] followed)
    implements Pairing {

  @Override
  public List<Relation> relations() {
    return List.of(Relation.COMPLEMENT, Relation.UPGRADE);
  }

  @Override
  public int size() {
    return facts.size();
  }

  @Override
  public long id(int item) {
    return facts.ids()[item];
  }

  @Override
  public int relation(int item, int other) {
    if (!facts.listable()[other]) {
      return NONE;
    }
    if (!facts.isSameCategory(item, other)) {
      return 0;
    }
    return facts.isDearer(item, other, settings) ? 1 : NONE;
  }

  @Override
  public Association association(int item, int other, long together) {
    return new Association(cases - takers[other], takers[item], followed[other], together);
  }
}
