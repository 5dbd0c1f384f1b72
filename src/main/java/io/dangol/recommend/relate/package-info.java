/**
 * Finds the related items of each item, and bundles of items.
 *
 * <p>Reads {@code silver.events}, {@code silver.items} and {@code gold.item_factors}; writes {@code
 * gold.related_items} and {@code gold.bundles}. May depend on {@code recommend.rank}, {@code
 * recommend.neighbours}, {@code recommend.search}, {@code job}, {@code table} and {@code config}.
 */
@NullMarked
package io.dangol.recommend.relate;

import org.jspecify.annotations.NullMarked;
