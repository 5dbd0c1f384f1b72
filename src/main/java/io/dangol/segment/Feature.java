package io.dangol.segment;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** A habit by which customers can be segmented; a column of {@link Habits}. */
public enum Feature {
  RECENCY,
  FREQUENCY,
  MONETARY,
  DISTINCT_ITEMS,
  RECENT_EVENTS;

  /** The name in the configuration. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Feature> labelled(String label) {
    return Arrays.stream(values()).filter(feature -> feature.label().equals(label)).findFirst();
  }

  static String labels() {
    return Arrays.stream(values()).map(Feature::label).collect(joining(", "));
  }

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  Column col() {
    return functions.col(column());
  }
}
