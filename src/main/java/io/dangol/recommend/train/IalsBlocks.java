package io.dangol.recommend.train;

import io.dangol.factor.BulkFloats;
import io.dangol.factor.CustomerBlock;
import io.dangol.factor.CustomerTotals;
import io.dangol.factor.ItemDescent;
import io.dangol.factor.ItemFactors;
import io.dangol.factor.ItemSpan;
import io.dangol.factor.ItemSums;
import io.dangol.factor.Loss;
import io.dangol.job.Shared;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/** The customers of a training, in blocks, and the moves of one epoch. */
final class IalsBlocks {

  /** Epochs between checkpoints. A longer lineage overflows the stack of the tasks that read it. */
  private static final int CHECKPOINT_INTERVAL = 10;

  /** A span is as small as if there were so many blocks: the driver holds it some times over. */
  private static final int FEWEST_SENDERS = 4;

  private final Loss loss;
  private final int steps;
  private final int[] observed;
  private final int rank;
  private final int span;
  private final int blocksAtOnce;
  private JavaRDD<CustomerBlock> blocks;
  private int moves;

  /**
   * Where an epoch ended.
   *
   * @param objective the loss of the moved customers with the items before their move
   */
  record Moved(ItemFactors items, double objective) {}

  /**
   * Begins.
   *
   * @param observed pairs per item
   * @param sentAtOnce floats that all blocks together may send the driver at a time
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

  /** The customers moved once more, to fit the items, beside those here, which stay. */
  JavaRDD<CustomerBlock> fittedTo(ItemFactors items) {
    return solved(Shared.withExecutors(items)).persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** Moves the customers, then the items. */
  Moved moveAll(ItemFactors items) {
    Broadcast<ItemFactors> others = Shared.withExecutors(items);
    JavaRDD<CustomerBlock> former = blocks;
    follow(others);
    CustomerTotals customers = totals(items.size());
    former.unpersist();
    double objective =
        customers.penalty()
            + items.unobserved(customers, loss)
            + items.penalty(observed, customers, loss);
    float[] moved = new float[items.factors().length];
    for (ItemSpan some : ItemSpan.of(items.size(), span)) {
      double[] sums = new double[some.size() * rank];
      // Parts come in the order of the blocks, whichever is ready first.
      for (ItemSums part :
          blocks.map(block -> block.residualSums(others.value(), some)).collect()) {
        objective += part.squares();
        add(part.sums(), sums);
      }
      ItemDescent descent = new ItemDescent(items, some, loss, customers, observed, sums);
      for (int step = 0; step < steps; step++) {
        descent.step(productSums(descent.directions(), some));
      }
      descent.copyTo(moved);
    }
    others.unpersist();
    return new Moved(ItemFactors.of(moved, rank), objective);
  }

  /** Added up in the order of the blocks, as many of them at a time as may be sent. */
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

  private void follow(Broadcast<ItemFactors> others) {
    blocks = solved(others).persist(StorageLevel.MEMORY_AND_DISK());
    moves++;
    if (moves % CHECKPOINT_INTERVAL == 0) {
      blocks.checkpoint();
    }
  }

  private JavaRDD<CustomerBlock> solved(Broadcast<ItemFactors> others) {
    Loss bound = loss;
    int count = steps;
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
