/**
 * Segments customers by their habits, with names and figures that a marketer understands.
 *
 * <p>Reads {@code gold.customer_profiles} and, of an earlier night, what it wrote itself: {@code
 * gold.customer_segments}, {@code gold.segments} and {@code gold.segment_centres}. Also writes
 * {@code ops.metrics}.
 */
@NullMarked
package io.dangol.segment;

import org.jspecify.annotations.NullMarked;
