package io.dangol.factor;

import java.io.Serializable;

/**
 * What a block of customers knows of how badly they fit the items.
 *
 * @param customers their number
 * @param gram sum of outer products of their factors
 * @param sums of weight * (1 - product) * customer's factors, by item
 * @param loss their part of it: squares over their pairs, and their penalty
 */
@SuppressWarnings("ArrayRecordComponent")
public record BlockResiduals(long customers, double[] gram, BulkFloats sums, double loss)
    implements Serializable {}
