package io.dangol.gate;

import io.dangol.job.GateResult;
import java.util.Optional;

/**
 * A figure with the size of its sample.
 *
 * @param value rounded to 6 decimals, so that the order of summing does not matter
 * @param size number of customers or rows it was computed from; of two nights, the smaller number
 */
record Sampled(double value, long size) {

  private static final double PRECISION = 1e6;

  Sampled {
    value = Math.rint(value * PRECISION) / PRECISION;
  }

  /** The result of a gate whose sample is too small; empty if it is large enough. */
  Optional<GateResult> tooFew(String gate, String subject, long minSample) {
    return size < minSample
        ? Optional.of(
            GateResult.notMeasured(
                gate,
                subject,
                "%s are too few to compare, %s are needed".formatted(size, minSample)))
        : Optional.empty();
  }
}
