package io.dangol.factor;

/**
 * The inner loop of all dot products: 8 customers times 48 items.
 *
 * <p>A group holds 8 customers, factor by factor: factor k of customer c is at {@code k * 8 + c}. A
 * panel holds 48 items in the same way: factor k of item i is at {@code k * 48 + i}. The products
 * are a tile of 8 rows of 48.
 *
 * <p>Every implementation gives the same bits: each product is a chain of fused multiply-adds over
 * the factors in their order, starting from 0.
 */
interface Tile {

  /** The number of customers in a group. */
  int CUSTOMERS = 8;

  /** The number of items in a panel. */
  int ITEMS = 48;

  /**
   * Fills {@code products} with the 8 x 48 dot products.
   *
   * @param panels several panels, one after the other
   * @param from index at which the panel starts
   * @param rank number of factors
   */
  void multiply(float[] group, float[] panels, int from, int rank, float[] products);

  /** Whether any product of the row is at least {@code least}; a NaN may hide the others. */
  boolean reaches(float[] products, int row, float least);

  /** Copies the vector of customer number {@code customer} into a group. */
  static void pack(float[] vector, int customer, float[] group) {
    for (int k = 0; k < vector.length; k++) {
      group[k * CUSTOMERS + customer] = vector[k];
    }
  }
}
