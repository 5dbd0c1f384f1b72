package io.dangol.bench;

import com.sun.management.OperatingSystemMXBean;
import io.dangol.recommend.train.EpochListener;
import io.dangol.recommend.train.Factors;
import io.dangol.recommend.train.Trainer;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Measures the last training of another trainer, until all factors are there. */
final class TimedTrainer implements Trainer {

  private final Trainer trainer;
  private Dataset<Row> interactions;
  private double seconds;
  private double cpuSeconds;

  TimedTrainer(Trainer trainer) {
    this.trainer = trainer;
  }

  @Override
  public Factors train(
      Dataset<Row> interactions, Optional<Factors> former, long seed, EpochListener listener) {
    this.interactions = interactions;
    interactions.foreach(row -> {});
    double cpu = cpu();
    long began = System.nanoTime();
    Factors factors = trainer.train(interactions, former, seed, EpochListener.NONE);
    factors.customers().foreach(row -> {});
    factors.items().foreach(row -> {});
    seconds = (System.nanoTime() - began) / 1e9;
    cpuSeconds = cpu() - cpu;
    return factors;
  }

  @Override
  public String name() {
    return trainer.name();
  }

  /** What was learned from. */
  Dataset<Row> interactions() {
    return interactions;
  }

  double seconds() {
    return seconds;
  }

  double cpuSeconds() {
    return cpuSeconds;
  }

  /** CPU seconds of this process. */
  static double cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }
}
