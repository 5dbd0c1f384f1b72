package io.dangol.night;

import io.dangol.config.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a shop's nights are watched.
 *
 * @param maxAge a release that was published longer ago is no good any more
 * @param textFile where each night leaves its metrics; empty for nowhere
 */
record MonitorSettings(Duration maxAge, Optional<Path> textFile) {

  static MonitorSettings read(Section section) {
    section.refuseCredentials("text-file");
    return new MonitorSettings(
        Duration.ofHours(section.hours("max-age", 1, 8760)),
        section.has("text-file")
            ? Optional.of(Path.of(section.text("text-file")))
            : Optional.empty());
  }
}
