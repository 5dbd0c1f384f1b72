package io.dangol.ingest;

import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Failure;
import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads rejected records again under the present configuration. Records that pass are taken as a
 * new batch, exactly once. Records that fail stay rejected with their new reason.
 *
 * <p>A batch is written in the same way as {@link IngestEvents} writes a batch of files. If a run
 * dies, the next ingest or replay finishes the batch. A replayed record does not overwrite what is
 * known of a customer or an item; it only fills in what is unknown. Records of a source that is not
 * configured stay rejected.
 */
public final class ReplayRejects implements Step {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayRejects.class);

  private final IngestSettings settings;
  private final ReplaySelection selection;

  public ReplayRejects(IngestSettings settings, ReplaySelection selection) {
    this.settings = settings;
    this.selection = selection;
  }

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    List<String> sources = settings.sources().stream().map(SourceSettings::name).toList();
    selection
        .source()
        .filter(name -> !sources.contains(name))
        .ifPresent(
            name -> {
              throw Failure.configuration(
                  "there is no source '%s'; the sources are %s".formatted(name, sources));
            });
    IngestEvents ingest = new IngestEvents(settings);
    ingest.finishBegun(run, inputs, outputs);
    boolean some = ingest.replay(selection, run, inputs, outputs);
    if (!some) {
      LOG.info("no rejected record to read again up to {}", run.asOf());
    }
  }
}
