package io.dangol.factor;

import java.io.Serializable;

/**
 * What a block of customers knows of how badly they fit the items.
 *
 * @param gram sum of outer products of their factors, each times what their pairs weigh unobserved
 * @param sums of weight * (1 - product) * customer's factors, by item
 * @param loss their part of it: squares over their pairs, and their penalty
 */
@SuppressWarnings("ArrayRecordComponent")
public record BlockResiduals(double[] gram, BulkFloats sums, double loss) implements Serializable {}
