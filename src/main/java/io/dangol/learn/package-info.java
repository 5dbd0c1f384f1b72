/**
 * What several models share: metrics with their formulas, searches for a minimum, rows of models.
 */
@NullMarked
package io.dangol.learn;

import org.jspecify.annotations.NullMarked;
