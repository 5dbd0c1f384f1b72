/** Metrics that several models share, with their names and formulas. */
@NullMarked
package io.dangol.learn;

import org.jspecify.annotations.NullMarked;
