package io.dangol.job;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Gives the jobs of a run their tables, and remembers which jobs finished. */
public interface Workspace {

  /** The tables of one job. */
  interface JobTables {
    Inputs inputs();

    Outputs outputs();

    /** Rows written so far, by name of the table. */
    Map<String, Long> rowsWritten();

    /** Delta version of each table written so far, by name. */
    Map<String, Long> tableVersions();

    /** Sentences about the data that a person should look at. */
    List<String> warnings();
  }

  JobTables tables(Job job, Run run);

  /**
   * Called before jobs write: they no longer count as finished for the run's date.
   *
   * @param jobs their names
   */
  void begin(Collection<String> jobs, Run run, Instant at);

  /** Remembers the job as finished for the run key. */
  void finished(JobRun finished, Run run, String runKey);
}
