package io.dangol.app;

import io.dangol.config.Section;
import java.util.Map;

/**
 * How Spark is started.
 *
 * @param settings further Spark settings by their own names
 */
record SparkSettings(String master, int shufflePartitions, Map<String, String> settings) {
  SparkSettings {
    settings = Map.copyOf(settings);
  }

  static SparkSettings read(Section section) {
    return new SparkSettings(
        section.text("master"),
        section.integer("shuffle-partitions", 1, 100_000),
        section.textMap("settings"));
  }
}
