/**
 * Exact search for the items with the best scores for each customer.
 *
 * <p>Reads and writes no table: callers pass datasets.
 */
@NullMarked
package io.dangol.recommend.search;

import org.jspecify.annotations.NullMarked;
