package io.dangol.night;

import io.dangol.ingest.IngestEvents;
import io.dangol.ingest.ReplayRejects;
import io.dangol.ingest.ReplaySelection;
import io.dangol.ingest.Settled;
import io.dangol.ingest.UntakeFiles;
import io.dangol.job.Job;
import io.dangol.job.Purpose;
import io.dangol.job.Step;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.util.List;

/**
 * The ingest job in its three forms: new files, rejected records again, files out again. All have
 * one name, under which a table knows the batches that it has; so each of them can finish what
 * another one began.
 */
final class IngestJobs {
  static final String NAME = IngestEvents.JOB;

  private static final List<Table> WRITES =
      List.of(
          Tables.IDENTITIES,
          Tables.ITEMS,
          Tables.EVENTS,
          Tables.REJECTED_EVENTS,
          Tables.CUSTOMER_ATTRIBUTES,
          Tables.CONSENTS,
          Tables.REJECTED_CONSENTS,
          Tables.CONTACTS,
          Tables.EXCHANGE_RATES,
          Tables.INGESTED_FILES);

  private IngestJobs() {}

  /**
   * Takes new files.
   *
   * @param settled tells which files nobody is still writing
   * @param accepted checks that a person lets the night pass
   */
  static Job ingest(Settings settings, Settled settled, AcceptedGates accepted) {
    return of(new IngestEvents(settings.ingest(), settled, accepted.names()));
  }

  /** Reads rejected records again. */
  static Job replay(Settings settings, ReplaySelection chosen) {
    return of(new ReplayRejects(settings.ingest(), chosen));
  }

  /** Removes the rows of files. */
  static Job untake(UntakeFiles files) {
    return of(files);
  }

  private static Job of(Step step) {
    return new Job(
        NAME, "takes new files, each exactly once", Purpose.OPERATION, WRITES, WRITES, step);
  }
}
