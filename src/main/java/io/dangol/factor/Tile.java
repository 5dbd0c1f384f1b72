package io.dangol.factor;

/**
 * The inner loop of all dot products: 8 customers times 48 items.
 *
 * <p>A group holds 8 customers factor by factor, so that factor k of customer c stands at {@code k
 * * 8 + c}; a panel holds 48 items likewise, factor k of item i at {@code k * 48 + i}. The products
 * are a tile of 8 rows of 48. Each product is a chain of fused multiply-adds over the factors in
 * their order, beginning with 0: every implementation gives the same bits.
 */
interface Tile {

  /** Customers of a group. */
  int CUSTOMERS = 8;

  /** Items of a panel. */
  int ITEMS = 48;

  /**
   * Fills {@code products} with the 8 x 48 dot products.
   *
   * @param panels several panels one after the other
   * @param from where the panel begins
   * @param rank number of factors
   */
  void multiply(float[] group, float[] panels, int from, int rank, float[] products);

  /** Whether any product of the row is {@code least} or more; a NaN may hide the others. */
  boolean reaches(float[] products, int row, float least);

  /** Puts a customer's vector at its place in a group. */
  static void pack(float[] vector, int customer, float[] group) {
    for (int k = 0; k < vector.length; k++) {
      group[k * CUSTOMERS + customer] = vector[k];
    }
  }
}
