package io.dangol.factor;

import java.io.Serializable;

/**
 * The errors of a block of customers on the items of a span.
 *
 * @param sums of weight * (1 - product) * customer's factors, for each item
 * @param squares sum of weight * (1 - product)^2
 */
public record ItemSums(BulkFloats sums, double squares) implements Serializable {}
