package io.dangol.app;

import io.dangol.job.RunReport;
import io.dangol.lake.Lake;
import io.dangol.night.Night;
import io.dangol.night.NightReports;
import io.dangol.night.Settings;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/**
 * The first night of a small simulated shop, run once for all tests of this JVM that look at it.
 */
final class FirstNight {
  static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
  static final Path CONF = Path.of("conf/demo.conf");

  private static final Path FOLDER = temporary();
  private static final Settings SETTINGS = settings(FOLDER.resolve("home"));
  private static final Lake LAKE = new Lake(TestSpark.session(), SETTINGS.home());
  private static final RunReport REPORT = simulated();

  private FirstNight() {}

  static Path folder() {
    return FOLDER;
  }

  static Settings settings() {
    return SETTINGS;
  }

  static Lake lake() {
    return LAKE;
  }

  static RunReport report() {
    return REPORT;
  }

  /** What a person reads of it. */
  static String printed() {
    return NightSummary.of(REPORT) + MetricsText.of(REPORT.metrics());
  }

  /** The same night once more. */
  static RunReport again() {
    return Night.open(
            SETTINGS, new ConsoleProgress(new PrintStream(OutputStream.nullOutputStream()), false))
        .run(AS_OF, false, NightReports.of(SETTINGS).last(AS_OF));
  }

  static Settings settings(Path home) {
    return Settings.load(Optional.of(CONF), pairs(home), Map.of());
  }

  static List<String> pairs(Path home) {
    return List.of(
        "home=" + home,
        "simulate.folder=" + FOLDER.resolve("logs"),
        "simulate.customers=300",
        "simulate.items=60",
        "simulate.days=60",
        "simulate.dirt=0.01",
        "churn.horizon=14d",
        "churn.cut-offs=2",
        "churn.cut-off-spacing=14d",
        "churn.min-history=7d",
        "value.hold-out=14d",
        "recommend.rank=8",
        "recommend.ials.epochs=4",
        "spark.shuffle-partitions=2");
  }

  private static RunReport simulated() {
    SimulateCommand.write(SETTINGS);
    return again();
  }

  private static Path temporary() {
    try {
      Path folder = Files.createTempDirectory("first-night");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
