/**
 * Measures how good the lists of an earlier date would have been, next to those of simple
 * baselines.
 *
 * <p>Reads {@code silver.events} and {@code silver.items}; writes {@code ops.metrics}. May depend
 * on the other packages of {@code recommend}, and on {@code learn}, {@code job}, {@code table} and
 * {@code config}.
 */
@NullMarked
package io.dangol.recommend.evaluate;

import org.jspecify.annotations.NullMarked;
