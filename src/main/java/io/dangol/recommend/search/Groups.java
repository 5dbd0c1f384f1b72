package io.dangol.recommend.search;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Consecutive elements, so many at a time; the last group may be smaller.
 *
 * @param size at least 1
 */
public record Groups<T>(Iterator<T> elements, int size) implements Iterator<List<T>> {

  @Override
  public boolean hasNext() {
    return elements.hasNext();
  }

  @Override
  public List<T> next() {
    List<T> group = new ArrayList<>(size);
    do {
      group.add(elements.next());
    } while (group.size() < size && elements.hasNext());
    return group;
  }
}
