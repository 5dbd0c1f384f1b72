package io.dangol.recommend;

import io.dangol.factor.CustomerBlock;
import io.dangol.factor.ItemDescent;
import io.dangol.factor.ItemFactors;
import io.dangol.factor.Loss;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple3;

/** The customers of a training, in blocks, and the moves of one epoch. */
final class IalsBlocks {

  private static final Encoder<CustomerBlock> BLOCK =
      Encoders.javaSerialization(CustomerBlock.class);

  private final Loss loss;
  private final int steps;
  private final int[] observed;
  private final int rank;
  private Dataset<CustomerBlock> blocks;

  /**
   * @param observed pairs per item
   */
  IalsBlocks(Dataset<CustomerBlock> blocks, Loss loss, int steps, int[] observed, int rank) {
    this.blocks = blocks.persist(StorageLevel.MEMORY_AND_DISK());
    this.loss = loss;
    this.steps = steps;
    this.observed = observed;
    this.rank = rank;
  }

  Dataset<CustomerBlock> customers() {
    return blocks;
  }

  void moveCustomers(ItemFactors items) {
    Broadcast<ItemFactors> others = broadcast(items);
    Loss bound = loss;
    int count = steps;
    MapFunction<CustomerBlock, CustomerBlock> solved =
        block -> block.solved(others.value(), bound, count);
    Dataset<CustomerBlock> former = blocks;
    blocks = former.map(solved, BLOCK).persist(StorageLevel.MEMORY_AND_DISK());
    blocks.foreach(block -> {});
    former.unpersist();
    others.unpersist();
  }

  ItemFactors movedItems(ItemFactors items) {
    Broadcast<float[]> vectors = broadcast(items.factors());
    MapFunction<CustomerBlock, Tuple3<Long, double[], float[]>> parts =
        block ->
            new Tuple3<>((long) block.size(), block.gram(), block.itemSums(vectors.value(), 1));
    List<Tuple3<Long, double[], float[]>> all =
        blocks
            .map(
                parts,
                Encoders.tuple(Encoders.LONG(), PrimitiveArrays.DOUBLES, PrimitiveArrays.FLOATS))
            .collectAsList();
    double[] gram = new double[rank * rank];
    double[] residuals = new double[items.factors().length];
    long customers = 0;
    for (Tuple3<Long, double[], float[]> part : all) {
      customers += part._1();
      add(part._2(), gram);
      add(part._3(), residuals);
    }
    ItemDescent descent =
        new ItemDescent(items, loss, gram, observed, Math.toIntExact(customers), residuals);
    for (int step = 0; step < steps; step++) {
      descent.step(sums(descent.directions()));
    }
    return descent.items();
  }

  private double[] sums(float[] directions) {
    Broadcast<float[]> vectors = broadcast(directions);
    MapFunction<CustomerBlock, float[]> parts = block -> block.itemSums(vectors.value(), 0);
    double[] sums = new double[directions.length];
    // Collected in the order of the blocks, whichever is ready first.
    for (float[] part : blocks.map(parts, PrimitiveArrays.FLOATS).collectAsList()) {
      add(part, sums);
    }
    vectors.unpersist();
    return sums;
  }

  static <T> Broadcast<T> broadcast(T value) {
    return new JavaSparkContext(SparkContext.getOrCreate()).broadcast(value);
  }

  private static void add(double[] part, double[] sums) {
    for (int at = 0; at < sums.length; at++) {
      sums[at] += part[at];
    }
  }

  private static void add(float[] part, double[] sums) {
    for (int at = 0; at < sums.length; at++) {
      sums[at] += part[at];
    }
  }
}
