package io.dangol.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs one after the other. A job that fails ends the run; the jobs before it stay finished.
 */
public final class Runner {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  private final Workspace workspace;
  private final Clock clock;
  private final Progress progress;
  private final FaultPoint faults;

  /** Shows the progress of a run to a person who waits. */
  @FunctionalInterface
  public interface Progress {
    /**
     * A job is about to run.
     *
     * @param index of the job among those that run, from 1
     * @param count number of jobs that run
     */
    void starts(Job job, int index, int count);
  }

  public Runner(Workspace workspace, Clock clock, Progress progress, FaultPoint faults) {
    this.workspace = workspace;
    this.clock = clock;
    this.progress = progress;
    this.faults = faults;
  }

  /** Runs the jobs that the plan says have to run. */
  public void run(Plan plan, Run run, String runKey, Consumer<JobRun> finished) {
    List<Job> toRun =
        plan.steps().stream().filter(Plan.PlannedJob::toRun).map(Plan.PlannedJob::job).toList();
    workspace.begin(toRun.stream().map(Job::name).toList(), run, clock.instant());
    for (int i = 0; i < toRun.size(); i++) {
      progress.starts(toRun.get(i), i + 1, toRun.size());
      JobRun done = execute(toRun.get(i), run);
      workspace.finished(done, run, runKey);
      faults.reach("noted/" + done.job());
      finished.accept(done);
    }
  }

  /** Runs one job, whatever the ledger says; the ledger does not count it as finished. */
  public JobRun run(Job job, Run run) {
    workspace.begin(List.of(job.name()), run, clock.instant());
    return execute(job, run);
  }

  private JobRun execute(Job job, Run run) {
    LOG.info("{} starts as of {}", job.name(), run.asOf());
    Instant start = clock.instant();
    Workspace.JobTables tables = workspace.tables(job, run);
    job.step().run(run, tables.inputs(), tables.outputs());
    faults.reach("ran/" + job.name());
    double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
    JobRun done =
        new JobRun(
            job.name(),
            start,
            seconds,
            tables.rowsWritten(),
            tables.tableVersions(),
            tables.warnings());
    LOG.info("{} ends after {} s, rows written: {}", job.name(), seconds, done.rowsWritten());
    return done;
  }
}
