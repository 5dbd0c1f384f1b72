/**
 * Segments customers by their habits, with names and figures that a marketer understands.
 *
 * <p>Reads {@code gold.customer_profiles}; writes {@code gold.customer_segments}, {@code
 * gold.segments} and {@code ops.metrics}. May depend on {@code learn}, {@code job}, {@code table}
 * and {@code config}.
 */
@NullMarked
package io.dangol.segment;

import org.jspecify.annotations.NullMarked;
