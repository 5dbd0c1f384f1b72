/**
 * Learns factors of customers and items from their interactions.
 *
 * <p>Reads {@code gold.interactions} and an earlier night's {@code gold.customer_factors} and
 * {@code gold.item_factors}; writes these two, {@code ops.models} and {@code ops.metrics}. May
 * depend on {@code recommend.neighbours}, {@code recommend.search}, {@code factor}, {@code learn},
 * {@code job}, {@code table} and {@code config}.
 */
@NullMarked
package io.dangol.recommend.train;

import org.jspecify.annotations.NullMarked;
