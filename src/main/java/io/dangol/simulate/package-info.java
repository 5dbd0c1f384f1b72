/**
 * Simulates a shop whose true properties are known, for the demo, scale tests and recovery tests.
 *
 * <p>Reads nothing; writes raw logs as a shop would deliver them to ingest. Every line depends only
 * on the settings and the number of a customer or item, not on partitions or cores.
 */
@NullMarked
package io.dangol.simulate;

import org.jspecify.annotations.NullMarked;
