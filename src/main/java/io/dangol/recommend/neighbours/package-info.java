/**
 * Which items the same customers, or the same baskets, have.
 *
 * <p>Plain Java on positions of items. May depend on {@code recommend.search} and {@code factor}.
 */
@NullMarked
package io.dangol.recommend.neighbours;

import org.jspecify.annotations.NullMarked;
