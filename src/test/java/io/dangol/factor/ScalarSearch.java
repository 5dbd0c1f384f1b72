package io.dangol.factor;

/** A search without the Vector API. */
public final class ScalarSearch {

  private ScalarSearch() {}

  public static ItemSearch of(SearchedItems items, int n) {
    return new ItemSearch(items, n, new ScalarTile());
  }
}
