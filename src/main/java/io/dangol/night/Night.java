package io.dangol.night;

import io.dangol.ingest.IngestSummary;
import io.dangol.ingest.Rejects;
import io.dangol.ingest.ReplaySelection;
import io.dangol.ingest.ReplaySummary;
import io.dangol.ingest.UntakeFiles;
import io.dangol.job.Failure;
import io.dangol.job.FaultPoint;
import io.dangol.job.Inputs;
import io.dangol.job.Job;
import io.dangol.job.JobRun;
import io.dangol.job.Plan;
import io.dangol.job.Run;
import io.dangol.job.RunReport;
import io.dangol.job.Runner;
import io.dangol.lake.DeltaWorkspace;
import io.dangol.lake.Lake;
import io.dangol.lake.Ledger;
import io.dangol.lake.NightFigures;
import io.dangol.profile.BusiestCustomer;
import io.dangol.publish.Release;
import io.dangol.publish.ServingStore;
import io.dangol.table.Tables;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A night from the landing files to the serving store: takes the lock, runs what is not done yet,
 * publishes.
 */
public final class Night {
  private static final Logger LOG = LoggerFactory.getLogger(Night.class);
  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS", Locale.ROOT);

  private final Settings settings;
  private final Lake lake;
  private final Ledger ledger;
  private final Jobs jobs;
  private final DeltaWorkspace workspace;
  private final Runner runner;
  private final Releases releases;
  private final Withdrawals withdrawals;
  private final FaultPoint faults;
  private final Clock clock;
  private final boolean adopt;

  private Night(
      Settings settings, Lake lake, Clock clock, Runner.Progress progress, boolean adopt) {
    this.settings = settings;
    this.adopt = adopt;
    this.lake = lake;
    this.clock = clock;
    this.ledger = new Ledger(lake);
    this.jobs = Jobs.of(settings);
    this.faults = DrillStop.of(settings.drill());
    this.workspace =
        new DeltaWorkspace(lake, ledger, new ConsentGate(lake, settings.privacy()), faults);
    this.runner = new Runner(workspace, clock, progress, faults);
    this.releases = new Releases(settings, lake, ledger, clock, faults);
    this.withdrawals = new Withdrawals(settings, lake, jobs);
  }

  public static Night open(Settings settings, Runner.Progress progress) {
    return open(settings, progress, false);
  }

  /**
   * @param adopt whether the serving store belongs to these tables from now on, whatever it held
   */
  public static Night open(Settings settings, Runner.Progress progress, boolean adopt) {
    Lake lake = new Lake(Sessions.open(settings), settings.home());
    return new Night(settings, lake, Clock.systemUTC(), progress, adopt);
  }

  /** For {@link #plan} only. */
  public static Night readOnly(Settings settings) {
    Lake lake = new Lake(Sessions.readOnly(settings), settings.home());
    return new Night(settings, lake, Clock.systemUTC(), (job, place, of) -> {}, false);
  }

  /**
   * Runs the night and writes its report, also when it fails; what it throws is what went wrong.
   */
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
      return holding(
          run,
          store -> {
            RunReport done = run(run, force, accepted, store, report);
            ReportFile.write(done, reportPath);
            return done;
          });
    } catch (Exception e) {
      // Spark's own are checked, though its methods do not declare them.
      if (NightReports.leavesReport(e)) {
        NightReports.writeFailed(report.failed(Failures.of(e), Failures.exitCode(e)), reportPath, e);
      }
      throw e;
    }
  }

  /** A night is no worse for metrics that cannot be written. */
  private void writeMetrics(Path file) {
    try {
      HealthMetrics.write(Health.of(settings, clock.instant()), file);
    } catch (Failure e) {
      LOG.warn("{}", e.getMessage());
    }
  }

  /** Runs one job on the tables as they are, whether it finished before or not. */
  public JobRun runJob(String name, LocalDate asOf) {
    Job job = jobs.named(name);
    Run run = newRun(asOf);
    return holding(
        run,
        store ->
            ran(job.equals(jobs.ingest()) ? ingest(run, AcceptedGates.NONE) : job, run, store));
  }

  /** Brings rejected records of feed days up to the date in that pass by now; trains nothing. */
  public ReplaySummary replay(LocalDate asOf, ReplaySelection chosen) {
    Run run = newRun(asOf);
    return holding(
        run,
        store -> {
          long before = ReplaySummary.last(lake.read(Tables.INGESTED_FILES));
          ran(Jobs.replay(settings, chosen), run, store);
          return ReplaySummary.of(lake.read(Tables.INGESTED_FILES), before);
        });
  }

  /** Takes the rows of files out of the lake again; trains nothing. */
  public void untake(LocalDate asOf, UntakeFiles files) {
    Run run = newRun(asOf);
    holding(run, store -> ran(Jobs.untake(files), run, store));
  }

  /** What {@link #run} would do; writes nothing. */
  public NightPlan plan(LocalDate asOf) {
    Run run = newRun(asOf);
    Optional<String> objection = new ShopClock(settings.zone(), clock).objection(asOf);
    return NightPlan.of(
        settings, jobs, run, workspace.desk(jobs.ingest(), run).inputs(), ledger, objection);
  }

  /** The records of a landing file that would be rejected; nothing is taken. */
  public Rejects rejectsOf(String file, int examplesEach) {
    Run run = newRun(LocalDate.EPOCH);
    Inputs inputs = workspace.desk(jobs.ingest(), run).inputs();
    return Rejects.ofFile(
        settings.ingest(),
        run,
        inputs.landing(),
        inputs.read(Tables.EXCHANGE_RATES),
        file,
        examplesEach);
  }

  private RunReport run(
      Run run, boolean force, AcceptedGates accepted, ServingStore store, NightReport report) {
    releases.reconcile(store);
    long former = IngestSummary.lastTaken(lake.read(Tables.INGESTED_FILES));
    report.ran(ran(ingest(run, accepted), run, store));
    faults.reach("noted/" + jobs.ingest().name());
    report.inputs(IngestSummary.of(lake.read(Tables.INGESTED_FILES), former));
    String runKey = RunKey.of(run.asOf(), settings, ledger);
    report.runKey(runKey);
    StoreState held = StoreState.of(store);
    Optional<String> done = force ? Optional.empty() : held.done(run.asOf(), runKey, ledger);
    if (done.isPresent()) {
      warn(run, report);
      return report.nothingToDo(done.get(), held.current(), NightFigures.of(lake, run.asOf()));
    }
    Map<String, String> finished = force ? Map.of() : ledger.lastRunKeys(run.asOf());
    Plan plan = Plan.of(jobs.training(), runKey, finished);
    report.skipped(plan);
    runner.run(plan, run, runKey, report::ran);
    warn(run, report);
    Release release = releases.publish(store, run, runKey, force, accepted, report::gates);
    RunReport published = report.published(release, NightFigures.of(lake, run.asOf()));
    ReportFile.write(published, NightReports.of(settings).ofRelease(run.asOf(), release.number()));
    ledger.runEnded(
        run,
        runKey,
        settings.configHash(),
        NightReport.stateOf(release),
        report.startedAt(),
        report.seconds());
    return published;
  }

  private Job ingest(Run run, AcceptedGates accepted) {
    Inputs inputs = workspace.desk(jobs.ingest(), run).inputs();
    return Jobs.ingest(settings, Settling.await(settings.ingest(), run, inputs, clock), accepted);
  }

  /** Of what the tables say by themselves; the number of all events costs Delta no pass. */
  private void warn(Run run, NightReport report) {
    BusiestCustomer.warning(
            lake.readAsOf(Tables.CUSTOMER_PROFILES, run.asOf()), lake.read(Tables.EVENTS).count())
        .ifPresent(report::warn);
  }

  /** Of a job that may take consents the store learns whom they withdraw, also if it fails. */
  private JobRun ran(Job job, Run run, ServingStore store) {
    return job.writes().contains(Tables.CONSENTS)
        ? withdrawals.after(store, () -> runner.run(job, run))
        : runner.run(job, run);
  }

  private Run newRun(LocalDate asOf) {
    Instant now = clock.instant();
    String id = "run-" + RUN_ID.format(now.atOffset(ZoneOffset.UTC));
    return new Run(id, asOf, settings.zone(), settings.seed(), now);
  }

  private <T> T holding(Run run, Function<ServingStore, T> work) {
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
