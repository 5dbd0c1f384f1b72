/**
 * Metrics that several models share, with their names and formulas.
 *
 * <p>May depend on {@code job}, {@code table} and {@code config}.
 */
@NullMarked
package io.dangol.learn;

import org.jspecify.annotations.NullMarked;
