/**
 * A shop with known truth: demo data, scale tests, recovery tests.
 *
 * <p>Reads nothing; writes raw logs in the shape a shop has them, for ingest to read. Every line is
 * a function of the settings and of one customer's number, so that neither partitions nor cores
 * count. May depend on {@code config}.
 */
@NullMarked
package io.dangol.simulate;

import org.jspecify.annotations.NullMarked;
