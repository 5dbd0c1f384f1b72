package io.dangol.night;

import io.dangol.ingest.IngestSummary;
import io.dangol.ingest.Rejects;
import io.dangol.job.FaultPoint;
import io.dangol.job.GateResult;
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
import io.dangol.recommend.rules.RuleNames;
import io.dangol.table.Tables;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of a night under its lock: ingest, the jobs not yet finished, gates, release. */
final class NightSteps {
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

  NightSteps(Settings settings, Lake lake, Clock clock, Runner.Progress progress) {
    this.settings = settings;
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

  Jobs jobs() {
    return jobs;
  }

  /** Runs the whole night. If it throws, the report still has what was gathered so far. */
  RunReport run(
      Run run, boolean force, AcceptedGates accepted, ServingStore store, NightReport report) {
    releases.reconcile(store);
    takeFiles(run, accepted, store, report);
    RuleNames.require(settings.recommend().rules().on(run.asOf()), ingestInputs(run));
    String runKey = RunKey.of(run.asOf(), settings, ledger);
    report.runKey(runKey);
    StoreState state = StoreState.of(store);
    Optional<String> done = force ? Optional.empty() : state.done(run.asOf(), runKey, ledger);
    if (done.isPresent()) {
      warn(run, report);
      return report.nothingToDo(done.get(), state.current(), NightFigures.of(lake, run.asOf()));
    }
    train(run, runKey, force, report);
    warn(run, report);
    return published(run, runKey, publish(run, runKey, force, accepted, store, report), report);
  }

  private void takeFiles(Run run, AcceptedGates accepted, ServingStore store, NightReport report) {
    long former = IngestSummary.lastTaken(lake.read(Tables.INGESTED_FILES));
    report.ran(execute(ingest(run, accepted), run, store));
    faults.reach("noted/" + IngestJobs.NAME);
    report.inputs(IngestSummary.of(lake.read(Tables.INGESTED_FILES), former));
  }

  private void train(Run run, String runKey, boolean force, NightReport report) {
    Map<String, String> finished = force ? Map.of() : ledger.lastRunKeys(run.asOf());
    Plan plan = Plan.of(jobs.training(), runKey, finished);
    report.skipped(plan);
    runner.run(plan, run, runKey, report::ran);
  }

  private Release publish(
      Run run,
      String runKey,
      boolean force,
      AcceptedGates accepted,
      ServingStore store,
      NightReport report) {
    Releases.Candidate candidate = releases.measure(run);
    List<GateResult> gates = releases.judge(candidate, store, accepted);
    report.gates(gates);
    return releases.publish(candidate, gates, store, runKey, force);
  }

  private RunReport published(Run run, String runKey, Release release, NightReport report) {
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

  /** The ingest job of a run, which waits until nobody writes to the files any more. */
  Job ingest(Run run, AcceptedGates accepted) {
    Inputs inputs = ingestInputs(run);
    return IngestJobs.ingest(
        settings, Settling.await(settings.ingest(), run, inputs, clock), accepted);
  }

  /**
   * Runs one job. If it may take consents, the store learns who has withdrawn theirs, also when the
   * job fails.
   */
  JobRun execute(Job job, Run run, ServingStore store) {
    return job.writes().contains(Tables.CONSENTS)
        ? withdrawals.after(store, () -> runner.run(job, run))
        : runner.run(job, run);
  }

  /** What a run would do; writes nothing. */
  NightPlan plan(Run run) {
    Optional<String> objection = new ShopClock(settings.zone(), clock).objection(run.asOf());
    return NightPlan.of(settings, jobs, run, ingestInputs(run), ledger, objection);
  }

  /** The records of a landing file that would be rejected; nothing is ingested. */
  Rejects rejectsOf(Run run, String file, int examplesEach) {
    Inputs inputs = ingestInputs(run);
    return Rejects.ofFile(
        settings.ingest(),
        run,
        inputs.landing(),
        inputs.read(Tables.EXCHANGE_RATES),
        file,
        examplesEach);
  }

  private Inputs ingestInputs(Run run) {
    return workspace.tables(jobs.ingest(), run).inputs();
  }

  /** Warns of an account with an unlikely share of all events; Delta's log knows their number. */
  private void warn(Run run, NightReport report) {
    BusiestCustomer.warning(
            lake.readAsOf(Tables.CUSTOMER_PROFILES, run.asOf()), lake.read(Tables.EVENTS).count())
        .ifPresent(report::warn);
  }
}
