package io.dangol.job;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where the jobs of a run find their tables, and where it is remembered that they finished. */
public interface Workspace {

  /** The tables of one job. */
  interface Desk {
    Inputs inputs();

    Outputs outputs();

    /** Rows written so far, by name of the table. */
    Map<String, Long> rowsWritten();

    /** Delta version of each table written so far, by name. */
    Map<String, Long> tableVersions();

    /** What a person should look at. */
    List<String> warnings();
  }

  Desk desk(Job job, Run run);

  /**
   * Forgets that jobs finished for the run's date: they are about to write.
   *
   * @param jobs names
   */
  void begin(Collection<String> jobs, Run run, Instant at);

  /** Remembers the job as finished for the run key. */
  void finished(JobRun finished, Run run, String runKey);
}
