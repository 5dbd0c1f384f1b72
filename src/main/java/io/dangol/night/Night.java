package io.dangol.night;

import io.dangol.ingest.Rejects;
import io.dangol.ingest.ReplaySelection;
import io.dangol.ingest.ReplaySummary;
import io.dangol.ingest.UntakeFiles;
import io.dangol.job.Failure;
import io.dangol.job.Job;
import io.dangol.job.JobRun;
import io.dangol.job.Run;
import io.dangol.job.RunReport;
import io.dangol.job.Runner;
import io.dangol.lake.Lake;
import io.dangol.publish.ServingStore;
import io.dangol.table.Tables;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be run on a shop's tables and serving store: a whole night, or one part of it. Each run
 * holds the lock of both.
 */
public final class Night {
  private static final Logger LOG = LoggerFactory.getLogger(Night.class);
  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS", Locale.ROOT);

  private final Settings settings;
  private final Lake lake;
  private final NightSteps steps;
  private final Clock clock;
  private final boolean adopt;

  private Night(
      Settings settings, Lake lake, Clock clock, Runner.Progress progress, boolean adopt) {
    this.settings = settings;
    this.adopt = adopt;
    this.lake = lake;
    this.clock = clock;
    this.steps = new NightSteps(settings, lake, clock, progress);
  }

  public static Night open(Settings settings, Runner.Progress progress) {
    return open(settings, progress, false);
  }

  /**
   * Opens with a session that may write.
   *
   * @param adopt whether the serving store belongs to these tables from now on, whatever it held
   */
  public static Night open(Settings settings, Runner.Progress progress, boolean adopt) {
    Lake lake = Sessions.lake(settings);
    return new Night(settings, lake, Clock.systemUTC(), progress, adopt);
  }

  /** Runs the night and writes its report, also when it fails. */
  public RunReport run(LocalDate asOf, boolean force, Path reportPath) {
    return run(asOf, force, AcceptedGates.NONE, reportPath);
  }

  /** The same, and lets the night pass some gates. */
  public RunReport run(LocalDate asOf, boolean force, AcceptedGates accepted, Path reportPath) {
    Run run = newRun(asOf);
    NightReport report = new NightReport(run, settings.configHash(), clock);
    try {
      return reported(run, force, accepted, report, reportPath);
    } finally {
      settings.monitor().textFile().ifPresent(this::writeMetrics);
    }
  }

  private RunReport reported(
      Run run, boolean force, AcceptedGates accepted, NightReport report, Path reportPath) {
    try {
      return locked(
          run,
          store -> {
            RunReport done = steps.run(run, force, accepted, store, report);
            ReportFile.write(done, reportPath);
            return done;
          });
    } catch (Exception e) {
      // Spark throws checked exceptions that its methods do not declare.
      if (NightReports.leavesReport(e)) {
        NightReports.writeFailed(
            report.failed(Failures.of(e), Failures.exitCode(e)), reportPath, e);
      }
      throw e;
    }
  }

  /** A night does not fail because its metrics cannot be written. */
  private void writeMetrics(Path file) {
    try {
      HealthMetrics.write(Health.of(settings, clock.instant()), file);
    } catch (Failure e) {
      LOG.warn("{}", e.getMessage());
    }
  }

  /** Runs one job on the tables as they are, whether it finished before or not. */
  public JobRun runJob(String name, LocalDate asOf) {
    Job job = steps.jobs().named(name);
    Run run = newRun(asOf);
    return locked(
        run,
        store ->
            steps.execute(
                job.name().equals(IngestJobs.NAME) ? steps.ingest(run, AcceptedGates.NONE) : job,
                run,
                store));
  }

  /** Reads rejected records of some feed days again, as of the date; trains nothing. */
  public ReplaySummary replay(LocalDate asOf, ReplaySelection chosen) {
    Run run = newRun(asOf);
    return locked(
        run,
        store -> {
          long before = ReplaySummary.last(lake.read(Tables.INGESTED_FILES));
          steps.execute(IngestJobs.replay(settings, chosen), run, store);
          return ReplaySummary.of(lake.read(Tables.INGESTED_FILES), before);
        });
  }

  /** Removes the rows of files from the lake; trains nothing. */
  public void untake(LocalDate asOf, UntakeFiles files) {
    Run run = newRun(asOf);
    locked(run, store -> steps.execute(IngestJobs.untake(files), run, store));
  }

  /** What {@link #run} would do; writes nothing. */
  public static NightPlan plan(Settings settings, LocalDate asOf) {
    return readOnly(settings).plan(newRun(settings, asOf, Clock.systemUTC()));
  }

  /** The records of a landing file that would be rejected; nothing is ingested. */
  public static Rejects rejectsOf(Settings settings, String file, int examplesEach) {
    Run run = newRun(settings, LocalDate.EPOCH, Clock.systemUTC());
    return readOnly(settings).rejectsOf(run, file, examplesEach);
  }

  private static NightSteps readOnly(Settings settings) {
    Lake lake = Sessions.readOnlyLake(settings);
    return new NightSteps(settings, lake, Clock.systemUTC(), (job, position, of) -> {});
  }

  private Run newRun(LocalDate asOf) {
    return newRun(settings, asOf, clock);
  }

  private static Run newRun(Settings settings, LocalDate asOf, Clock clock) {
    Instant now = clock.instant();
    String id = "run-" + RUN_ID.format(now.atOffset(ZoneOffset.UTC));
    return new Run(id, asOf, settings.zone(), settings.seed(), now);
  }

  private <T> T locked(Run run, Function<ServingStore, T> work) {
    return LockedStore.during(
        settings,
        run.id(),
        clock,
        store -> {
          StoreOwner.require(settings, lake, store, adopt);
          lake.requireFit();
          return work.apply(store);
        });
  }
}
