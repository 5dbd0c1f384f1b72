/**
 * Finds the habits of customers: what they buy, at which time of day, on workdays or weekends, and
 * in which channel.
 *
 * <p>Reads {@code silver.events} and {@code silver.items}; writes {@code gold.habits} and {@code
 * ops.metrics}. In order: {@link io.dangol.habit.Shopping} has the baskets of each customer, a
 * {@link io.dangol.habit.Pattern} is what baskets may have in common, {@link io.dangol.habit.Tally}
 * counts them, and {@link io.dangol.habit.HabitRule} says which of them are habits. May use what
 * all stages may use, but no other stage.
 */
@NullMarked
package io.dangol.habit;

import org.jspecify.annotations.NullMarked;
