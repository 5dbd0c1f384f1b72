package io.dangol.learn;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * One metric of one model, as a row of {@code ops.metrics}.
 *
 * @param model name of the model or baseline
 * @param population what the metric is about: all, repeat, new, ...
 * @param name name of the metric as in docs/metrics.md, such as {@code ndcg@10}
 * @param sampleSize number of customers or rows that it was computed from
 * @param detail split, dates and settings in words; no personal value
 */
public record Metric(
    String model, String population, String name, double value, long sampleSize, String detail) {

  private static final String EVALUATED = "evaluated-customers";
  private static final String OF_PART = ": ";

  /** Marks, with the value 1, the model whose lists are published. */
  public static final String PUBLISHED = "published";

  /** The name of the lower end of a metric's 95 % interval. */
  public static String low(String name) {
    return name + ", 2.5%";
  }

  /** The name of the upper end of a metric's 95 % interval. */
  public static String high(String name) {
    return name + ", 97.5%";
  }

  /**
   * The name of a metric that people see only where they ask for details.
   *
   * @param part what such metrics are about; each part has a table of its own
   */
  public static String detailed(String part, String name) {
    return part + OF_PART + name;
  }

  /** The part of a detailed metric; empty for the others. */
  public static Optional<String> part(String name) {
    int at = name.indexOf(OF_PART);
    return at < 0 ? Optional.empty() : Optional.of(name.substring(0, at));
  }

  /** A metric's name without its part. */
  public static String withoutPart(String name) {
    return name.substring(part(name).map(part -> part.length() + OF_PART.length()).orElse(0));
  }

  /** Takes the place of metrics that could not be measured: 0 customers, with the reason. */
  public static Metric unmeasured(String model, String population, String reason) {
    return new Metric(model, population, EVALUATED, 0, 0, reason);
  }

  public boolean isUnmeasured() {
    return name.equals(EVALUATED);
  }

  /** The row of {@code ops.metrics}. */
  public Row row(LocalDate asOf, String job) {
    return RowFactory.create(
        Date.valueOf(asOf), job, model, population, name, value, sampleSize, detail);
  }
}
