package io.dangol.recommend.search;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Divides elements into consecutive groups; the last one may be smaller.
 *
 * @param size of a group, at least 1
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
