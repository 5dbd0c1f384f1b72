package io.dangol.recommend;

import io.dangol.factor.BlockResiduals;
import io.dangol.factor.BulkFloats;
import io.dangol.factor.CustomerBlock;
import io.dangol.factor.ItemDescent;
import io.dangol.factor.ItemFactors;
import io.dangol.factor.Loss;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/** The customers of a training, in blocks, and the moves of one epoch. */
final class IalsBlocks {

  /** Epochs between checkpoints. A longer lineage overflows the stack of the tasks that read it. */
  private static final int CHECKPOINT_INTERVAL = 10;

  private final Loss loss;
  private final int steps;
  private final int[] observed;
  private final int rank;
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
   */
  IalsBlocks(JavaRDD<CustomerBlock> blocks, Loss loss, int steps, int[] observed, int rank) {
    this.blocks = blocks.persist(StorageLevel.MEMORY_AND_DISK());
    this.loss = loss;
    this.steps = steps;
    this.observed = observed;
    this.rank = rank;
  }

  /** The customers as they would be after a move; they stay where they are. */
  JavaRDD<CustomerBlock> fittedTo(ItemFactors items) {
    return solved(broadcast(items)).persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** Moves the customers, then the items. */
  Moved moveAll(ItemFactors items) {
    Broadcast<ItemFactors> others = broadcast(items);
    JavaRDD<CustomerBlock> former = blocks;
    follow(others);
    Loss bound = loss;
    // Parts come in the order of the blocks, whichever is ready first.
    List<BlockResiduals> parts =
        blocks.map(block -> block.residuals(others.value(), bound)).collect();
    former.unpersist();
    others.unpersist();
    double[] gram = new double[rank * rank];
    double[] sums = new double[items.factors().length];
    long customers = 0;
    double objective = 0;
    for (BlockResiduals part : parts) {
      customers += part.customers();
      objective += part.loss();
      for (int at = 0; at < gram.length; at++) {
        gram[at] += part.gram()[at];
      }
      add(part.sums(), sums);
    }
    int count = Math.toIntExact(customers);
    objective += items.unobserved(gram, loss) + items.penalty(observed, count, loss);
    ItemDescent descent = new ItemDescent(items, loss, gram, observed, count, sums);
    for (int step = 0; step < steps; step++) {
      descent.step(productSums(blocks, descent.directions()));
    }
    return new Moved(descent.items(), objective);
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

  private static double[] productSums(JavaRDD<CustomerBlock> customers, float[] directions) {
    Broadcast<BulkFloats> vectors = broadcast(new BulkFloats(directions));
    double[] sums = new double[directions.length];
    customers
        .map(block -> block.productSums(vectors.value().values()))
        .collect()
        .forEach(p -> add(p, sums));
    vectors.unpersist();
    return sums;
  }

  static <T> Broadcast<T> broadcast(T value) {
    return new JavaSparkContext(SparkContext.getOrCreate()).broadcast(value);
  }

  private static void add(BulkFloats part, double[] sums) {
    float[] parts = part.values();
    for (int at = 0; at < sums.length; at++) {
      sums[at] += parts[at];
    }
  }
}
