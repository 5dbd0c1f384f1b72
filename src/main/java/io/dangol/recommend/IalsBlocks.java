package io.dangol.recommend;

import io.dangol.factor.BlockResiduals;
import io.dangol.factor.CustomerBlock;
import io.dangol.factor.ItemDescent;
import io.dangol.factor.ItemFactors;
import io.dangol.factor.Loss;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.storage.StorageLevel;

/** The customers of a training, in blocks, and the moves of one epoch. */
final class IalsBlocks {

  static final Encoder<CustomerBlock> BLOCK = Encoders.javaSerialization(CustomerBlock.class);

  /** Epochs between checkpoints. A longer lineage overflows the stack of the tasks that read it. */
  private static final int CHECKPOINT_INTERVAL = 10;

  private final Loss loss;
  private final int steps;
  private final int[] observed;
  private final int rank;
  private Dataset<CustomerBlock> blocks;
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
  IalsBlocks(Dataset<CustomerBlock> blocks, Loss loss, int steps, int[] observed, int rank) {
    this.blocks = blocks.persist(StorageLevel.MEMORY_AND_DISK());
    this.loss = loss;
    this.steps = steps;
    this.observed = observed;
    this.rank = rank;
  }

  /** The customers as they would be after a move; they stay where they are. */
  Dataset<CustomerBlock> fittedTo(ItemFactors items) {
    return solved(broadcast(items)).persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** Moves the customers, then the items. */
  Moved moveAll(ItemFactors items) {
    Broadcast<ItemFactors> others = broadcast(items);
    Dataset<CustomerBlock> former = blocks;
    follow(others);
    Loss bound = loss;
    // Sums need no plan: they are collected in the order of the blocks, whichever is ready first.
    JavaRDD<CustomerBlock> moved = blocks.javaRDD();
    List<BlockResiduals> parts =
        moved.map(block -> block.residuals(others.value(), bound)).collect();
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
      descent.step(productSums(moved, descent.directions()));
    }
    return new Moved(descent.items(), objective);
  }

  private void follow(Broadcast<ItemFactors> others) {
    blocks = solved(others).persist(StorageLevel.MEMORY_AND_DISK());
    moves++;
    if (moves % CHECKPOINT_INTERVAL == 0) {
      blocks = blocks.checkpoint();
    }
  }

  private Dataset<CustomerBlock> solved(Broadcast<ItemFactors> others) {
    Loss bound = loss;
    int count = steps;
    MapFunction<CustomerBlock, CustomerBlock> solved =
        block -> block.solved(others.value(), bound, count);
    return blocks.map(solved, BLOCK);
  }

  private static double[] productSums(JavaRDD<CustomerBlock> customers, float[] directions) {
    Broadcast<float[]> vectors = broadcast(directions);
    double[] sums = new double[directions.length];
    customers.map(block -> block.productSums(vectors.value())).collect().forEach(p -> add(p, sums));
    vectors.unpersist();
    return sums;
  }

  static <T> Broadcast<T> broadcast(T value) {
    return new JavaSparkContext(SparkContext.getOrCreate()).broadcast(value);
  }

  private static void add(float[] part, double[] sums) {
    for (int at = 0; at < sums.length; at++) {
      sums[at] += part[at];
    }
  }
}
