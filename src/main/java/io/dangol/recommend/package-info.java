/**
 * What each customer will want next: factors, ranked lists with reasons, and how good they are.
 *
 * <p>Reads {@code gold.interactions}, {@code silver.events}, {@code silver.items}, {@code
 * vault.identities}; writes {@code gold.customer_factors}, {@code gold.item_factors}, {@code
 * gold.recommendations}, {@code ops.models}, {@code ops.metrics}.
 *
 * <p>An item is its position in a {@link io.dangol.recommend.Catalogue} wherever loops run on
 * arrays. May depend on {@code job}, {@code table}, {@code config}, {@code learn} and {@code
 * factor}.
 */
@NullMarked
package io.dangol.recommend;

import org.jspecify.annotations.NullMarked;
