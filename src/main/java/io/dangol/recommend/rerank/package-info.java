/**
 * Learns in which order a customer should see items that they never took, from what customers took
 * after past dates.
 *
 * <p>May depend on {@code recommend.rank}, {@code recommend.train} and {@code learn}.
 */
@NullMarked
package io.dangol.recommend.rerank;

import org.jspecify.annotations.NullMarked;
