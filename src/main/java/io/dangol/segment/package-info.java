/**
 * Segments customers by their habits, with names and figures that a marketer understands.
 *
 * <p>Reads {@code gold.customer_profiles}; writes {@code gold.customer_segments}, {@code
 * gold.segments} and {@code ops.metrics}.
 */
@NullMarked
package io.dangol.segment;

import org.jspecify.annotations.NullMarked;
