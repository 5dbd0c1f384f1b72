package io.dangol.recommend.train;

import io.dangol.factor.BulkFloats;
import io.dangol.factor.CustomerBlock;
import io.dangol.factor.CustomerTotals;
import io.dangol.factor.ItemFactors;
import io.dangol.factor.ItemSpan;
import io.dangol.factor.ItemSums;
import io.dangol.factor.ItemUpdate;
import io.dangol.factor.Loss;
import io.dangol.job.Shared;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/** Holds the customers of a training in blocks, and runs its epochs. */
final class IalsBlocks {

  /** Fewest steps of the last update of the customers: more than these change no list. */
  private static final int LAST_STEPS = 10;

  /** Epochs between checkpoints. A longer lineage overflows the stack of the tasks that read it. */
  private static final int CHECKPOINT_INTERVAL = 10;

  /** A span of items is sized as for at least this many blocks: the driver holds several copies. */
  private static final int FEWEST_SENDERS = 4;

  private final Loss loss;
  private final int steps;
  private final int[] observed;
  private final int rank;
  private final int span;
  private final int blocksAtOnce;
  private JavaRDD<CustomerBlock> blocks;
  private int epochs;

  /**
   * What an epoch gives.
   *
   * @param items with their new factors
   * @param objective the loss of the updated customers with the items before their update
   */
  record EpochResult(ItemFactors items, double objective) {}

  /**
   * Caches the blocks.
   *
   * @param steps conjugate gradient steps of each update
   * @param observed number of pairs of each item
   * @param sentAtOnce floats that all blocks together may send to the driver at a time
   */
  IalsBlocks(
      JavaRDD<CustomerBlock> blocks,
      Loss loss,
      int steps,
      int[] observed,
      int rank,
      int sentAtOnce) {
    this.blocks = blocks.persist(StorageLevel.MEMORY_AND_DISK());
    this.loss = loss;
    this.steps = steps;
    this.observed = observed;
    this.rank = rank;
    int senders = Math.max(FEWEST_SENDERS, blocks.getNumPartitions());
    this.span = Math.max(1, sentAtOnce / rank / senders);
    this.blocksAtOnce = Math.max(1, sentAtOnce / (2 * rank * rank));
  }

  /** A copy of the customers, whose factors are nearly the best ones for these items. */
  JavaRDD<CustomerBlock> fittedTo(ItemFactors items) {
    return solved(Shared.withExecutors(items), Math.max(steps, LAST_STEPS))
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** Updates the customers, then the items. */
  EpochResult runEpoch(ItemFactors items) {
    Broadcast<ItemFactors> others = Shared.withExecutors(items);
    CustomerTotals customers = updateCustomers(others, items.size());
    double objective =
        customers.penalty()
            + items.unobserved(customers, loss)
            + items.penalty(observed, customers, loss);
    float[] updated = new float[items.factors().length];
    for (ItemSpan some : ItemSpan.of(items.size(), span)) {
      double[] residuals = new double[some.size() * rank];
      // Spark returns the parts in the order of the blocks, whichever is ready first.
      for (ItemSums part :
          blocks.map(block -> block.residualSums(others.value(), some)).collect()) {
        objective += part.squares();
        add(part.sums(), residuals);
      }
      ItemUpdate update = new ItemUpdate(items, some, loss, customers, observed, residuals);
      for (int step = 0; step < steps; step++) {
        update.step(productSums(update.directions(), some));
      }
      update.copyTo(updated);
    }
    others.unpersist();
    return new EpochResult(ItemFactors.of(updated, rank), objective);
  }

  private CustomerTotals updateCustomers(Broadcast<ItemFactors> items, int itemCount) {
    JavaRDD<CustomerBlock> former = blocks;
    blocks = solved(items, steps).persist(StorageLevel.MEMORY_AND_DISK());
    epochs++;
    if (epochs % CHECKPOINT_INTERVAL == 0) {
      blocks.checkpoint();
    }
    CustomerTotals totals = totals(itemCount);
    former.unpersist();
    return totals;
  }

  /** Sums over the blocks in their order, as many blocks at a time as may be sent. */
  private CustomerTotals totals(int items) {
    Loss bound = loss;
    JavaRDD<CustomerTotals> parts = blocks.map(block -> block.totals(items, bound));
    int count = blocks.getNumPartitions();
    CustomerTotals sum = CustomerTotals.none(rank);
    for (int first = 0; first < count; first += blocksAtOnce) {
      int[] some = IntStream.range(first, Math.min(count, first + blocksAtOnce)).toArray();
      for (List<CustomerTotals> one : parts.collectPartitions(some)) {
        sum = sum.plus(one.get(0));
      }
    }
    return sum;
  }

  private JavaRDD<CustomerBlock> solved(Broadcast<ItemFactors> others, int count) {
    Loss bound = loss;
    return blocks.map(block -> block.solved(others.value(), bound, count));
  }

  private double[] productSums(float[] directions, ItemSpan some) {
    Broadcast<BulkFloats> vectors = Shared.withExecutors(new BulkFloats(directions));
    double[] sums = new double[directions.length];
    blocks
        .map(block -> block.productSums(vectors.value().values(), some))
        .collect()
        .forEach(part -> add(part, sums));
    vectors.destroy();
    return sums;
  }

  private static void add(BulkFloats part, double[] sums) {
    float[] parts = part.values();
    for (int at = 0; at < sums.length; at++) {
      sums[at] += parts[at];
    }
  }
}
