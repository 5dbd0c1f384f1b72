package io.dangol.night;

import io.dangol.config.Secret;
import io.dangol.config.Section;
import java.util.Map;
import java.util.Optional;

/**
 * How Spark is started.
 *
 * @param secret of a standalone cluster
 * @param settings further Spark settings by their own names
 */
record SparkSettings(
    String master, int shufflePartitions, Optional<Secret> secret, Map<String, String> settings) {
  SparkSettings {
    settings = Map.copyOf(settings);
  }

  static SparkSettings read(Section section) {
    Map<String, String> settings = section.textMap("settings");
    settings.forEach(
        (name, value) ->
            PinnedSettings.problem(name, value)
                .ifPresent(problem -> section.problem("settings.\"" + name + "\"", problem)));
    return new SparkSettings(
        section.text("master"),
        section.integer("shuffle-partitions", 1, 100_000),
        section.has("secret") ? Optional.of(section.secret("secret")) : Optional.empty(),
        settings);
  }
}
