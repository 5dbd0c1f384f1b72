package io.dangol.lake;

import io.dangol.job.FaultPoint;
import io.dangol.job.Job;
import io.dangol.job.JobRun;
import io.dangol.job.Run;
import io.dangol.job.Workspace;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Gives the jobs of a run their tables in the lake. */
public final class DeltaWorkspace implements Workspace {
  private final Lake lake;
  private final Ledger ledger;
  private final Permission permission;
  private final FaultPoint faults;

  /** Keeps, of rows with a {@code customer_id}, those that a job may see on a run's date. */
  @FunctionalInterface
  public interface Permission {
    Dataset<Row> of(Job job, Run run, Dataset<Row> rows);
  }

  public DeltaWorkspace(Lake lake, Ledger ledger, Permission permission, FaultPoint faults) {
    this.lake = lake;
    this.ledger = ledger;
    this.permission = permission;
    this.faults = faults;
  }

  @Override
  public JobTables tables(Job job, Run run) {
    DeltaInputs inputs = new DeltaInputs(lake, job, run, rows -> permission.of(job, run, rows));
    return new DeltaJobTables(inputs, new DeltaOutputs(lake, job, run, faults));
  }

  @Override
  public void begin(Collection<String> jobs, Run run, Instant at) {
    ledger.begin(jobs, run, at);
  }

  @Override
  public void finished(JobRun finished, Run run, String runKey) {
    ledger.finished(finished, run, runKey);
  }

  private record DeltaJobTables(DeltaInputs inputs, DeltaOutputs outputs) implements JobTables {
    @Override
    public Map<String, Long> rowsWritten() {
      return outputs.rowsWritten();
    }

    @Override
    public Map<String, Long> tableVersions() {
      return outputs.versions();
    }

    @Override
    public List<String> warnings() {
      return outputs.warnings();
    }
  }
}
