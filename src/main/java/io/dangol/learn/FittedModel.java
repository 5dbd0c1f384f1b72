package io.dangol.learn;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * One model of a night, as a row of {@code ops.models}.
 *
 * @param name its version is the name with the date
 * @param parameters that made the model, in text; no personal value
 */
public record FittedModel(String name, Map<String, String> parameters) {

  public FittedModel {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** The version of the model that has a name on a date. */
  public static String version(String name, LocalDate asOf) {
    return name + "-" + asOf;
  }

  /** A parameter that is a fraction. */
  public static String sixDecimals(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  /** The row of {@code ops.models}. */
  public Row row(LocalDate asOf, String job) {
    return RowFactory.create(Date.valueOf(asOf), job, version(name, asOf), parameters);
  }
}
