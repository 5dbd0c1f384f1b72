package io.dangol.recommend.train;

import io.dangol.learn.Metric;
import io.dangol.table.Words.Population;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Learns factors of customers and items from implicit feedback.
 *
 * <p>Every trainer keeps this contract:
 *
 * <ul>
 *   <li>The same rows and seed give the same factors, rounded to 4 decimals, however the rows are
 *       partitioned.
 *   <li>Exactly the customers and items that have a row with strength above 0 get factors, which
 *       are finite. A table without rows gives no factors.
 *   <li>Ids that the trainer cannot hold are a {@link io.dangol.job.Failure} of kind DATA.
 * </ul>
 */
public interface Trainer {

  /** Trains from scratch, without a listener. */
  default Factors train(Dataset<Row> interactions, long seed) {
    return train(interactions, Optional.empty(), seed, EpochListener.NONE);
  }

  /**
   * Runs actions and may keep its result in Spark's cache.
   *
   * @param interactions {@code customer_id}, {@code item_id}, {@code strength}; one row per pair
   * @param former factors of an earlier night, of the trainer's rank, to start from if the trainer
   *     can
   * @param listener called after each epoch, if the trainer supports it
   */
  Factors train(
      Dataset<Row> interactions, Optional<Factors> former, long seed, EpochListener listener);

  /** The name in kebab-case, the first part of a model version. */
  String name();

  /** The loss of an epoch as a row of {@code ops.metrics}. */
  default Metric loss(int epoch, double objective, String detail) {
    return new Metric(
        name(), Population.TRAINING.word(), "objective, epoch " + epoch, objective, 0, detail);
  }
}
