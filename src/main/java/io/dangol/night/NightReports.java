package io.dangol.night;

import io.dangol.job.Failure;
import io.dangol.job.RunReport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the reports of runs lie: a folder for each date, with the last run's report and those of
 * the nights that were published.
 */
public record NightReports(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(NightReports.class);

  public static NightReports of(Settings settings) {
    return new NightReports(settings.localFolder().resolve("reports"));
  }

  /** Of the last run of the date, unless the run was given another path. */
  public Path last(LocalDate asOf) {
    return folder.resolve(asOf.toString()).resolve(ReportFile.NAME);
  }

  /** Of the run that published a release. */
  public Path ofRelease(LocalDate asOf, long release) {
    return last(asOf).resolveSibling("release-" + release + ".json");
  }

  /** The last run's, of any date. */
  Optional<Path> newest() {
    return ReportFile.newest(folder);
  }

  /** Whether a night that ended so leaves a report: not if another run is at work. */
  public static boolean leavesReport(Exception failed) {
    return Failures.of(failed).filter(known -> known.kind() == Failure.Kind.LOCKED).isEmpty();
  }

  /** What went wrong with the night matters more than that its report cannot be written. */
  static void writeFailed(RunReport failed, Path file, Exception why) {
    try {
      ReportFile.write(failed, file);
    } catch (Failure e) {
      LOG.warn("{}", e.getMessage());
      why.addSuppressed(e);
    }
  }
}
