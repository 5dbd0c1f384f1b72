package io.dangol.recommend.relate;

import io.dangol.table.Words.Relation;
import java.io.Serializable;
import java.util.List;

/**
 * What is known of single items before their pairs are counted: which pairs may be related, and
 * what chance would give. An item's position is its index in the ids.
 */
interface Pairing extends Serializable {

  /** The index of no relation. */
  int NONE = -1;

  /** The relations that a pair can have. */
  List<Relation> relations();

  /** Number of items. */
  int size();

  long id(int item);

  /** The index of the relation in which the other may be listed as related to the item. */
  int relation(int item, int other);

  Association association(int item, int other, long together);
}
