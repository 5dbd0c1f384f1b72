package io.dangol.recommend.rank;

/** Makes a list of items for a customer. Instances reuse their arrays: use one per thread. */
public interface ListModel {

  /**
   * Catalogue positions, best first; the lower position wins a tie.
   *
   * @param excluded whether the item at each position must not be shown
   * @return at most {@code n}; fewer, or none, if the model knows too little of the customer
   */
  int[] top(CustomerHistory customer, boolean[] excluded, int n);
}
