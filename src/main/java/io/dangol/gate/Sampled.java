package io.dangol.gate;

import io.dangol.job.GateResult;
import java.util.Optional;

/**
 * A figure and what stands behind it.
 *
 * @param value at 6 decimals, so that it depends on no order of summing
 * @param size customers or rows that it was made of; of two nights the smaller number
 */
record Sampled(double value, long size) {

  private static final double PRECISION = 1e6;

  Sampled {
    value = Math.rint(value * PRECISION) / PRECISION;
  }

  /** What a gate says of a figure that too little stands behind. */
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
