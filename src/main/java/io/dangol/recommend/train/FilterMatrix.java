package io.dangol.recommend.train;

import io.dangol.factor.BulkFloats;
import io.dangol.factor.CustomerRows;
import io.dangol.factor.Eigenvectors;
import io.dangol.job.Shared;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;

/**
 * The matrix A'A of the item filter: its entry for two items is the sum over the customers of both
 * of 1 / (the customer's items x the root of the product of the items' customers). It is never
 * stored; its products are the sums of those of blocks of customers.
 */
final class FilterMatrix implements Eigenvectors.Matrix {

  private final JavaRDD<CustomerRows> blocks;
  private final double[] roots;
  private final int atOnce;

  /**
   * Prepares products.
   *
   * @param degrees number of customers of each item
   * @param sentAtOnce floats that all blocks together may send to the driver at a time
   */
  FilterMatrix(JavaRDD<CustomerRows> blocks, int[] degrees, int sentAtOnce) {
    this.blocks = blocks;
    this.roots = IntStream.of(degrees).mapToDouble(Math::sqrt).toArray();
    long sentByVector = (long) degrees.length * Math.max(1, blocks.getNumPartitions());
    this.atOnce = (int) Math.max(1, sentAtOnce / sentByVector);
  }

  @Override
  public float[] times(float[] vectors, int rank) {
    float[] products = new float[vectors.length];
    for (int first = 0; first < rank; first += atOnce) {
      addProducts(vectors, rank, first, Math.min(atOnce, rank - first), products);
    }
    return products;
  }

  /** Multiplies some of the vectors, from number {@code first}. */
  private void addProducts(float[] vectors, int rank, int first, int count, float[] products) {
    float[] some = new float[roots.length * count];
    for (int item = 0; item < roots.length; item++) {
      for (int k = 0; k < count; k++) {
        some[item * count + k] = (float) (vectors[item * rank + first + k] / roots[item]);
      }
    }
    Broadcast<BulkFloats> sent = Shared.withExecutors(new BulkFloats(some));
    // Spark returns the parts in the order of the blocks, whichever is ready first.
    for (BulkFloats part :
        blocks.map(block -> block.sumOfMeans(sent.value().values(), count)).collect()) {
      for (int item = 0; item < roots.length; item++) {
        for (int k = 0; k < count; k++) {
          products[item * rank + first + k] +=
              part.values()[item * count + k] / (float) roots[item];
        }
      }
    }
    sent.destroy();
  }
}
