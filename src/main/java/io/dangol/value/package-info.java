/**
 * Predicts what customers are worth: how often they will buy, and what a purchase brings.
 *
 * <p>Reads and writes no table: these are plain functions and records. {@link
 * io.dangol.value.Counted} holds the histories of all customers in grouped form, {@link
 * io.dangol.value.PurchaseModel} predicts purchases and {@link io.dangol.value.GammaGamma} money,
 * {@link io.dangol.value.MaximumLikelihood} fits both, and {@link io.dangol.value.HoldOut} compares
 * models by what customers did afterwards. May depend on {@link io.dangol.learn}.
 */
@NullMarked
package io.dangol.value;

import org.jspecify.annotations.NullMarked;
