/**
 * What several models share: figures with their names, and the formulas behind them.
 *
 * <p>May depend on {@code job}, {@code table} and {@code config}.
 */
@NullMarked
package io.dangol.learn;

import org.jspecify.annotations.NullMarked;
