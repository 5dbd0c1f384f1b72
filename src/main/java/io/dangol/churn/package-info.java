/**
 * Predicts churn: the probability that a recently active customer has no activity within the
 * horizon.
 *
 * <p>Reads {@code silver.events}; writes {@code gold.churn_scores}, {@code ops.metrics} and {@code
 * ops.models}. In order: {@link io.dangol.churn.ActivityDays} sums up events, {@link
 * io.dangol.churn.ChurnFeatures} and {@link io.dangol.churn.ChurnLabels} describe customers as of
 * several cut-offs, {@link io.dangol.churn.LogisticTraining} fits the model, and {@link
 * io.dangol.churn.ChurnScores} applies it.
 */
@NullMarked
package io.dangol.churn;

import org.jspecify.annotations.NullMarked;
