/**
 * Makes each customer's list, with a reason for every item.
 *
 * <p>Reads {@code vault.identities}, {@code gold.interactions}, {@code gold.customer_factors},
 * {@code gold.item_factors}, {@code silver.events} and {@code silver.items}; writes {@code
 * gold.recommendations}.
 *
 * <p>Arrays identify an item by its position in the {@link io.dangol.recommend.rank.Catalogue}. May
 * depend on {@code recommend.neighbours}, {@code recommend.search}, {@code factor}, {@code job},
 * {@code table} and {@code config}.
 */
@NullMarked
package io.dangol.recommend.rank;

import org.jspecify.annotations.NullMarked;
