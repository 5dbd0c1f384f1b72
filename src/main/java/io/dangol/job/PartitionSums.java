package io.dangol.job;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.util.AccumulatorV2;

/**
 * Whole numbers that the tasks of one stage count on the side, added up place by place.
 *
 * <p>The numbers are kept by partition: a partition that is computed again replaces what it
 * reported before, so that retries change nothing. Read them after the action that ran the tasks.
 */
public final class PartitionSums extends AccumulatorV2<long[], long[]> {
  private static final long serialVersionUID = 1L;

  private final SortedMap<Integer, long[]> byPartition = new TreeMap<>();

  @Override
  public synchronized boolean isZero() {
    return byPartition.isEmpty();
  }

  @Override
  public synchronized PartitionSums copy() {
    PartitionSums copy = new PartitionSums();
    copy.byPartition.putAll(byPartition);
    return copy;
  }

  @Override
  public synchronized void reset() {
    byPartition.clear();
  }

  /** Reports the numbers of the running task's partition; the last report counts. */
  @Override
  public synchronized void add(long[] numbers) {
    byPartition.put(TaskContext.getPartitionId(), numbers.clone());
  }

  @Override
  public void merge(AccumulatorV2<long[], long[]> other) {
    SortedMap<Integer, long[]> others = ((PartitionSums) other).copy().byPartition;
    synchronized (this) {
      byPartition.putAll(others);
    }
  }

  /** The sums over all partitions; empty if none reported. */
  @Override
  public synchronized long[] value() {
    int length = byPartition.values().stream().mapToInt(numbers -> numbers.length).max().orElse(0);
    long[] sums = new long[length];
    byPartition.values().forEach(numbers -> Arrays.setAll(sums, i -> sums[i] + numbers[i]));
    return sums;
  }
}
