package io.dangol.night;

import io.dangol.config.Section;
import io.dangol.job.Failure;
import io.dangol.job.FaultPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops the process for good at one point, where a drill kills it.
 *
 * @see io.dangol.job.FaultPoint
 */
final class DrillStop implements FaultPoint {

  /**
   * Where to stop.
   *
   * @param stopAt name of the point, followed by {@code #n} for the n-th time that it is reached;
   *     empty for never
   * @param marker file that is written there
   */
  record Settings(String stopAt, Path marker) {
    static Settings read(Section section, Path folder) {
      return new Settings(
          section.has("stop-at") ? section.text("stop-at") : "",
          section.has("marker") ? section.path("marker") : folder.resolve("drill.marker"));
    }
  }

  private final String point;
  private final int time;
  private final Path marker;
  private final AtomicInteger reached = new AtomicInteger();

  private DrillStop(String point, int time, Path marker) {
    this.point = point;
    this.time = time;
    this.marker = marker;
  }

  static FaultPoint of(Settings settings) {
    if (settings.stopAt().isEmpty()) {
      return FaultPoint.NONE;
    }
    int divider = settings.stopAt().indexOf('#');
    return divider < 0
        ? new DrillStop(settings.stopAt(), 1, settings.marker())
        : new DrillStop(
            settings.stopAt().substring(0, divider),
            Integer.parseInt(settings.stopAt().substring(divider + 1)),
            settings.marker());
  }

  @Override
  public void reach(String here) {
    if (!here.equals(point) || reached.incrementAndGet() != time) {
      return;
    }
    try {
      Files.writeString(marker, here + System.lineSeparator());
    } catch (IOException e) {
      throw Failure.storage("cannot write the marker of the drill to " + marker, e);
    }
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
