package io.dangol.recommend.rules;

/** What ranking knows of one customer's items. */
public interface Candidates {

  /** Takes an item and its score. */
  @FunctionalInterface
  interface Consumer {
    void accept(int item, double score);
  }

  /**
   * Hands over the items that may be listed, at least as many as are needed if there are enough.
   *
   * @param excluded the positions that must not be proposed
   */
  void propose(boolean[] excluded, int least, Consumer candidates);

  /** The score of any item. */
  double score(int item);
}
