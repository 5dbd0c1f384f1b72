package io.dangol.factor;

/** Searches as they are where the Vector API or wide registers are missing. */
public final class ScalarSearch {

  private ScalarSearch() {}

  public static ItemSearch of(SearchedItems items, int n) {
    return new ItemSearch(items, n, new ScalarTile());
  }
}
