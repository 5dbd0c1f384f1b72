/**
 * What amounts in several currencies are worth in the shop's own.
 *
 * <p>Reads and writes no table: the stages that add up money ask it. May depend on {@code job},
 * {@code table} and {@code config}.
 */
@NullMarked
package io.dangol.money;

import org.jspecify.annotations.NullMarked;
