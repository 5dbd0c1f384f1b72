package io.dangol.job;

import java.util.Locale;

/**
 * What one gate measured of a night before readers see it.
 *
 * @param gate its name, as {@code nightly --accept} takes it
 * @param subject the table, view or model that was measured
 * @param value what was measured; NaN where there was nothing to measure
 * @param bound what it must be, in words such as "at least 0.5"; where nothing was measured, why
 * @param passed whether the value is within the bound
 * @param accepted whether a person let it pass all the same
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

  /** The same result let pass by a person, if it has to be. */
  public GateResult accept() {
    return new GateResult(gate, subject, value, bound, passed, !passed);
  }

  /** Whether this alone keeps the night from being published. */
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

  /** The value for people; a dash where nothing was measured. */
  public String figure() {
    if (Double.isNaN(value)) {
      return "-";
    }
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%.4f", value);
  }

  /** As in "0.1200, must be at least 0.5"; where nothing was measured, why. */
  public String sentence() {
    return Double.isNaN(value) ? bound : figure() + ", must be " + bound;
  }
}
