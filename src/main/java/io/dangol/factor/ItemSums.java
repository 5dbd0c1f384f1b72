package io.dangol.factor;

import java.io.Serializable;

/**
 * What a block of customers knows of how badly they fit the items of a span.
 *
 * @param sums of weight * (1 - product) * customer's factors, by item
 * @param squares sum of weight * (1 - product)^2
 */
public record ItemSums(BulkFloats sums, double squares) implements Serializable {}
