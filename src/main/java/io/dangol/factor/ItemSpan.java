package io.dangol.factor;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Items of neighbouring positions.
 *
 * @param from the first
 * @param end one after the last
 */
public record ItemSpan(int from, int end) implements Serializable {

  /** All of so many items, in spans of at most so many. */
  public static List<ItemSpan> of(int items, int most) {
    List<ItemSpan> spans = new ArrayList<>();
    for (int from = 0; from < items; from += most) {
      spans.add(new ItemSpan(from, Math.min(items, from + most)));
    }
    return spans;
  }

  public int size() {
    return end - from;
  }
}
