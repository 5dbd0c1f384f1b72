package io.dangol.recommend.train;

import java.util.function.Supplier;

/** Is called after each epoch of a training. */
@FunctionalInterface
public interface EpochListener {

  /** Does nothing. */
  EpochListener NONE = (epoch, objective, factors) -> {};

  /**
   * Called when an epoch has ended.
   *
   * @param epoch from 1
   * @param objective the loss between the two updates of the epoch: with the new factors of the
   *     customers and the former ones of the items
   * @param factors gives the factors as if the training ended here, without any effect on the
   *     training; they are in Spark's cache until this method returns
   */
  void epochEnded(int epoch, double objective, Supplier<Factors> factors);
}
