package io.dangol.factor;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of item positions.
 *
 * @param from first position
 * @param end one after the last position
 */
public record ItemSpan(int from, int end) implements Serializable {

  /** Divides {@code items} positions into spans of at most {@code most}. */
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
