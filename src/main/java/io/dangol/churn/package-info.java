/**
 * Who is about to leave: the probability that a recently active customer does nothing within the
 * horizon.
 *
 * <p>Reads {@code silver.events}; writes {@code gold.churn_scores}, {@code ops.metrics} and {@code
 * ops.models}. The datum's way: {@link io.dangol.churn.ActivityDays}, {@link
 * io.dangol.churn.ChurnFeatures} and {@link io.dangol.churn.ChurnLabels} as of several cut-offs,
 * {@link io.dangol.churn.LogisticTraining}, {@link io.dangol.churn.ChurnScores}. May depend on
 * {@code learn}, {@code job}, {@code table} and {@code config}.
 */
@NullMarked
package io.dangol.churn;

import org.jspecify.annotations.NullMarked;
