package io.dangol.publish;

import java.util.List;
import java.util.Map;

/**
 * Whom the current release recommends one item to, and what it says goes with it.
 *
 * @param title the item's name, else its code
 * @param customers customers whose list has the item
 * @param firstPlaces of these, customers whose list it leads
 * @param bySource customers by what proposed the item, by name
 * @param related the first few of each relation
 */
public record ServedItem(
    Release release,
    String code,
    String title,
    long customers,
    long firstPlaces,
    Map<String, Long> bySource,
    List<Related> related) {

  public ServedItem {
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
