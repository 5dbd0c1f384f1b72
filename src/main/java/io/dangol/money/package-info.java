/**
 * Converts amounts in several currencies to the shop's own.
 *
 * <p>Reads and writes no table; stages that add up money call it.
 */
@NullMarked
package io.dangol.money;

import org.jspecify.annotations.NullMarked;
