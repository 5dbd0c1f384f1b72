package io.dangol.job;

/**
 * What one gate measured of a night before readers see it.
 *
 * @param gate its name, as {@code nightly --accept} takes it
 * @param subject the table, view or model that was measured
 * @param value what was measured
 * @param bound what it must be, in words such as "at least 0.5"
 * @param passed whether the value is within the bound
 * @param accepted whether a person let it pass all the same
 */
public record GateResult(
    String gate, String subject, double value, String bound, boolean passed, boolean accepted) {

  /** Whether this alone keeps the night from being published. */
  public boolean refuses() {
    return !passed && !accepted;
  }
}
