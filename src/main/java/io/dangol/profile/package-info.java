/**
 * Describes each customer as of a date: habits, journey stage, and interest in each item.
 *
 * <p>Reads {@code silver.events} and {@code silver.items}; writes {@code gold.customer_profiles}
 * and {@code gold.interactions}.
 */
@NullMarked
package io.dangol.profile;

import org.jspecify.annotations.NullMarked;
