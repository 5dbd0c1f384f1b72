/**
 * Decides whether a night is good enough to be published, by comparing it with the release that
 * readers see and with the simplest possible lists.
 *
 * <p>Reads the published gold tables and the figures of two nights; writes nothing. Each gate is a
 * small function from rows to a value, with its formula in {@code docs/metrics.md}.
 */
@NullMarked
package io.dangol.gate;

import org.jspecify.annotations.NullMarked;
