package io.dangol.bench;

import dev.ludovic.netlib.blas.BLAS;
import io.dangol.factor.ItemSearch;
import io.dangol.factor.ScalarSearch;
import io.dangol.factor.SearchedItems;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Products of all customers with all items on one core: by sgemm, which keeps them all, and by our
 * search, which keeps the best. All vectors are of one length in random directions, so that the
 * search cannot stop early.
 */
final class KernelContest {
  private static final int CUSTOMERS = 16_384;
  private static final int TOGETHER = 512;
  private static final int ITEMS = 20_000;

  /** Items that sgemm is given at a time: products of the fewest fit into 1 MB. */
  private static final List<Integer> BLOCKS = List.of(500, 1_000, 4_000);

  private final int rank;
  private final int places;
  private final float[] customers;
  private final float[][] vectors;
  private final float[] items;
  private final SearchedItems packed;
  private final float[] products = new float[TOGETHER * Collections.max(BLOCKS)];
  private final int block;

  KernelContest(int rank, int places) {
    this.rank = rank;
    this.places = places;
    Random random = new Random(1);
    customers = directions(random, CUSTOMERS);
    items = directions(random, ITEMS);
    packed = SearchedItems.of(items, rank);
    vectors = new float[CUSTOMERS][rank];
    for (int c = 0; c < CUSTOMERS; c++) {
      System.arraycopy(customers, c * rank, vectors[c], 0, rank);
    }
    block = BLOCKS.stream().min(Comparator.comparing(this::fastest)).orElseThrow();
  }

  private double fastest(int items) {
    return Math.min(sgemm(items), sgemm(items));
  }

  /** Items at a time with which sgemm was fastest here. */
  int block() {
    return block;
  }

  private float[] directions(Random random, int count) {
    float[] all = new float[count * rank];
    for (int i = 0; i < count; i++) {
      double squares = 0;
      for (int k = 0; k < rank; k++) {
        all[i * rank + k] = (float) random.nextGaussian();
        squares += all[i * rank + k] * all[i * rank + k];
      }
      for (int k = 0; k < rank; k++) {
        all[i * rank + k] /= (float) Math.sqrt(squares);
      }
    }
    return all;
  }

  /** Multiplications and additions of a turn. */
  double operations() {
    return 2.0 * CUSTOMERS * ITEMS * rank;
  }

  /** Seconds of CPU. */
  double sgemm() {
    return sgemm(block);
  }

  private double sgemm(int block) {
    BLAS blas = BLAS.getInstance();
    return seconds(
        customer -> {
          for (int item = 0; item < ITEMS; item += block) {
            blas.sgemm(
                "T",
                "N",
                block,
                TOGETHER,
                rank,
                1f,
                items,
                item * rank,
                rank,
                customers,
                customer * rank,
                rank,
                0f,
                products,
                0,
                block);
          }
        });
  }

  /** The same of our search, with its selection. */
  double ours() {
    return ours(new ItemSearch(packed, places));
  }

  /** The same where there are no vector registers to use. */
  double scalar() {
    return ours(ScalarSearch.of(packed, places));
  }

  private double ours(ItemSearch search) {
    IntPredicate[] nothingSeen = new IntPredicate[TOGETHER];
    Arrays.fill(nothingSeen, (IntPredicate) position -> false);
    return seconds(
        customer ->
            search.top(Arrays.copyOfRange(vectors, customer, customer + TOGETHER), nothingSeen));
  }

  private static double seconds(IntConsumer batch) {
    var threads = ManagementFactory.getThreadMXBean();
    long cpu = threads.getCurrentThreadCpuTime();
    for (int customer = 0; customer < CUSTOMERS; customer += TOGETHER) {
      batch.accept(customer);
    }
    return (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
  }
}
