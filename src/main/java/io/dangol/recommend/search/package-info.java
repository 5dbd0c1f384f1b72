/**
 * Exact search for the items with the best scores for each customer.
 *
 * <p>Reads and writes no table: callers pass datasets. May depend on {@code factor} and {@code
 * job}.
 */
@NullMarked
package io.dangol.recommend.search;

import org.jspecify.annotations.NullMarked;
