package io.dangol.job;

import java.util.Locale;

/**
 * The result of one gate, measured before readers see a night.
 *
 * @param gate its name, as in {@code nightly --accept}
 * @param subject the table, view or model that was measured
 * @param value what was measured; NaN if there was nothing to measure
 * @param bound what it must be, in words such as "at least 0.5"; if nothing was measured, why
 * @param passed whether the value is within the bound
 * @param accepted whether a person accepted it although it did not pass
 */
public record GateResult(
    String gate, String subject, double value, String bound, boolean passed, boolean accepted) {

  /** Passes if the value is not below the bound. */
  public static GateResult atLeast(String gate, String subject, double value, double bound) {
    return new GateResult(gate, subject, value, "at least " + bound, value >= bound, false);
  }

  /** Passes if the value is not above the bound. */
  public static GateResult atMost(String gate, String subject, double value, double bound) {
    return new GateResult(gate, subject, value, "at most " + bound, value <= bound, false);
  }

  /** A gate that has nothing to measure passes and says why. */
  public static GateResult notMeasured(String gate, String subject, String why) {
    return new GateResult(gate, subject, Double.NaN, "not measured: " + why, true, false);
  }

  /** The same result, accepted by a person if it did not pass. */
  public GateResult accept() {
    return new GateResult(gate, subject, value, bound, passed, !passed);
  }

  /** Whether this result prevents the night from being published. */
  public boolean refuses() {
    return !passed && !accepted;
  }

  /** Passed, accepted, refused or not measured. */
  public String outcome() {
    if (Double.isNaN(value)) {
      return "not measured";
    }
    return passed ? "passed" : accepted ? "accepted" : "refused";
  }

  /** The value for people; a dash if nothing was measured. */
  public String figure() {
    if (Double.isNaN(value)) {
      return "-";
    }
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%.4f", value);
  }

  /** As in "0.1200, must be at least 0.5"; if nothing was measured, why. */
  public String sentence() {
    return Double.isNaN(value) ? bound : figure() + ", must be " + bound;
  }
}
