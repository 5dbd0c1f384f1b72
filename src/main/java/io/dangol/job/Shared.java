package io.dangol.job;

import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Shares a value of the driver with the executors, so that no stage needs a Spark context. */
public final class Shared {

  private Shared() {}

  /** Sent once to each executor that asks for it. */
  public static <T> Broadcast<T> withExecutors(T value) {
    return new JavaSparkContext(SparkContext.getOrCreate()).broadcast(value);
  }
}
