package io.dangol.monitor;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Metrics in the text format of Prometheus, version 0.0.4. All metrics are gauges, because each
 * file describes one night alone.
 *
 * <p>Families are in the order in which they were first added, and the samples of a family in the
 * order of their labels.
 */
public final class Exposition {

  private record Family(String help, Map<String, Double> samples) {}

  private final Map<String, Family> families = new LinkedHashMap<>();

  /**
   * Adds one sample, and its family if it is the first.
   *
   * @param name ends with the unit, as in {@code dangol_job_duration_seconds}
   * @param help one sentence; a family has that of its first sample
   * @param labels by name, in the order in which they are written
   */
  public Exposition gauge(String name, String help, double value, Map<String, String> labels) {
    Double former =
        families
            .computeIfAbsent(name, first -> new Family(help, new TreeMap<>()))
            .samples()
            .put(written(labels), value);
    if (former != null) {
      throw new IllegalArgumentException(name + written(labels) + " is there already");
    }
    return this;
  }

  /** Adds a sample without labels. */
  public Exposition gauge(String name, String help, double value) {
    return gauge(name, help, value, Map.of());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    families.forEach(
        (name, family) -> {
          text.append("# HELP ").append(name).append(' ').append(family.help()).append('\n');
          text.append("# TYPE ").append(name).append(" gauge\n");
          family
              .samples()
              .forEach(
                  (labels, value) ->
                      text.append(name)
                          .append(labels)
                          .append(' ')
                          .append(number(value))
                          .append('\n'));
        });
    return text.toString();
  }

  private static String written(Map<String, String> labels) {
    return labels.isEmpty()
        ? ""
        : labels.entrySet().stream()
            .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + '"')
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  /** Without an exponent, which Prometheus accepts but people do not like to read. */
  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : BigDecimal.valueOf(value).toPlainString();
  }
}
