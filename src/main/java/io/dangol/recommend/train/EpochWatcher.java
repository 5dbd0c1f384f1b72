package io.dangol.recommend.train;

import java.util.function.Supplier;

/** Looks on while factors are learned. */
@FunctionalInterface
public interface EpochWatcher {

  /** Looks away. */
  EpochWatcher NONE = (epoch, objective, factors) -> {};

  /**
   * After an epoch.
   *
   * @param epoch from 1
   * @param objective the loss after the customers were moved and before the items were
   * @param factors as they would be if training ended here, kept in Spark's cache until this
   *     returns; making them moves nobody
   */
  void saw(int epoch, double objective, Supplier<Factors> factors);
}
