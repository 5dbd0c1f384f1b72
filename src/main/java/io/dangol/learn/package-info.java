/**
 * What several models share: figures and their names, time splits, metrics with their formulas.
 *
 * <p>May depend on {@code job}, {@code table} and {@code config}.
 */
@NullMarked
package io.dangol.learn;

import org.jspecify.annotations.NullMarked;
