package io.dangol.recommend.train;

import io.dangol.learn.Metric;
import io.dangol.table.Words.Population;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Learns factors of customers and items from implicit feedback.
 *
 * <p>Every trainer keeps this contract: the same rows and seed give the same factors, rounded to 4
 * decimals, however the rows are partitioned; a table without rows gives no factors, a table with
 * one row those of one customer and one item; each customer and each item that has a row with
 * strength above 0 gets finite factors, and nobody else does; ids that the trainer cannot hold are
 * a {@link io.dangol.job.Failure} of kind DATA.
 */
public interface Trainer {

  /** Begins anew and watches nothing; see the other. */
  default Factors train(Dataset<Row> interactions, long seed) {
    return train(interactions, Optional.empty(), seed, EpochWatcher.NONE);
  }

  /**
   * Runs actions and may keep its result in Spark's cache.
   *
   * @param interactions {@code customer_id}, {@code item_id}, {@code strength}; one row per pair
   * @param former factors of an earlier night to begin from, if the trainer can; of its rank
   * @param watcher is told of each epoch, if the trainer has epochs that can be looked into
   */
  Factors train(
      Dataset<Row> interactions, Optional<Factors> former, long seed, EpochWatcher watcher);

  /** Kebab-case name, the first part of a model version. */
  String name();

  /** The loss of an epoch, as {@code ops.metrics} keeps it. */
  default Metric loss(int epoch, double objective, String detail) {
    return new Metric(
        name(), Population.TRAINING.word(), "objective, epoch " + epoch, objective, 0, detail);
  }
}
