/**
 * Describes each customer as of a date: what is usual for them, journey stage and the moves that
 * led there, and interest in each item.
 *
 * <p>Reads {@code silver.events} and {@code silver.items}; writes {@code gold.customer_profiles},
 * {@code gold.journey_moves}, {@code gold.interactions} and {@code ops.metrics}.
 */
@NullMarked
package io.dangol.profile;

import org.jspecify.annotations.NullMarked;
