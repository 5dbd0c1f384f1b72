/**
 * Predicts when customers buy again: in the shop, in a category and of an item.
 *
 * <p>Reads {@code silver.events} and {@code silver.items}; writes {@code gold.next_purchases},
 * {@code ops.metrics} and {@code ops.models}. In order: {@link io.dangol.timing.PurchaseDays} are
 * the days on which a customer bought, {@link io.dangol.timing.Scales} and {@link
 * io.dangol.timing.QuantityEffect} make the gaps between them comparable, {@link
 * io.dangol.timing.GapFit} fits a {@link io.dangol.timing.GapModel} to them, and {@link
 * io.dangol.timing.GapOutlook} is what the model says of one customer. May use what all stages may
 * use, but no other stage.
 */
@NullMarked
package io.dangol.timing;

import org.jspecify.annotations.NullMarked;
