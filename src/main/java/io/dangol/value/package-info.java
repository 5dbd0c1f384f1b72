/**
 * Predicts what customers are worth: how often they will buy, and what they will spend.
 *
 * <p>Reads {@code silver.events}; writes {@code gold.customer_values}, {@code ops.metrics} and
 * {@code ops.models}. In order: {@link io.dangol.value.Buyers} sums up events, {@link
 * io.dangol.value.Groups} collects distinct histories with their customers in {@link
 * io.dangol.value.Counted}, {@link io.dangol.value.MaximumLikelihood} fits the models of {@link
 * io.dangol.value.PurchaseFamily} and {@link io.dangol.value.GammaGamma}, {@link
 * io.dangol.value.HoldOut} compares them by what customers did afterwards, and {@link
 * io.dangol.value.CustomerValues} applies the best.
 */
@NullMarked
package io.dangol.value;

import org.jspecify.annotations.NullMarked;
