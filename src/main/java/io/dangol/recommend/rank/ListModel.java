package io.dangol.recommend.rank;

/** A way to make a list for a customer. Instances reuse their arrays: one thread each. */
public interface ListModel {

  /**
   * Catalogue positions, best first; ties by position.
   *
   * @param barred positions that must not be shown
   * @return at most {@code n}; fewer, or none, where the model has nothing to say
   */
  int[] top(Shopper shopper, boolean[] barred, int n);
}
