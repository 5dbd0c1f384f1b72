package io.dangol.publish;

import java.util.Map;

/**
 * Whom the current release recommends one item to.
 *
 * @param title the item's name, else its code
 * @param customers customers whose list has the item
 * @param firstPlaces of these, customers whose list it leads
 * @param bySource customers by what proposed the item, by name
 */
public record ServedItem(
    Release release,
    String code,
    String title,
    long customers,
    long firstPlaces,
    Map<String, Long> bySource) {}
