package io.dangol.job;

import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Values that the driver shares with the executors, so that no stage needs a Spark context. */
public final class Shared {

  private Shared() {}

  /** Broadcasts a value; each executor receives it once. */
  public static <T> Broadcast<T> withExecutors(T value) {
    return new JavaSparkContext(SparkContext.getOrCreate()).broadcast(value);
  }

  /** Numbers that tasks can add to. */
  public static PartitionSums sums() {
    PartitionSums sums = new PartitionSums();
    SparkContext.getOrCreate().register(sums);
    return sums;
  }
}
