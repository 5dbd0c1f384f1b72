/**
 * Who each customer is as of a date: habits, journey stage, and strength of the tie to each item.
 *
 * <p>Reads {@code silver.events} and {@code silver.items}; writes {@code gold.customer_profiles}
 * and {@code gold.interactions}. May depend on {@code job}, {@code table} and {@code config}.
 */
@NullMarked
package io.dangol.profile;

import org.jspecify.annotations.NullMarked;
