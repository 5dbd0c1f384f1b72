package io.dangol.publish;

import java.util.List;
import java.util.Map;

/**
 * How often the current release recommends one item, what it tells of it, and its related items.
 *
 * @param title the item's name, else its code
 * @param customers customers whose list has the item
 * @param firstPlaces of these, customers who have it at rank 1
 * @param bySource customers by candidate source
 * @param told sentences about the item
 * @param related the first few of each relation
 */
public record ServedItem(
    Release release,
    String code,
    String title,
    long customers,
    long firstPlaces,
    Map<String, Long> bySource,
    List<String> told,
    List<Related> related) {

  public ServedItem {
    told = List.copyOf(told);
    related = List.copyOf(related);
  }

  /**
   * An item that goes with it.
   *
   * @param relation as in {@code gold.related_items}
   * @param title the item's name, else its code
   */
  public record Related(String relation, int rank, String code, String title) {}
}
