package io.dangol.publish;

import java.util.Map;

/**
 * One segment of the current release.
 *
 * @param share of all segmented customers, 0 to 1
 * @param medians medians of the segment's customers by column, in declared order; null values are
 *     left out
 */
public record ServedSegment(
    int id,
    String name,
    String description,
    long customers,
    double share,
    Map<String, String> medians) {}
