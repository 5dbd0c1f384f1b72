package io.dangol.segment;

import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.CUSTOMER_SEGMENTS;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.table.Tables.SEGMENTS;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import io.dangol.learn.Metric;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts every customer into a named segment.
 *
 * <p>If there are too few customers for several segments of the least size, or all customers are
 * alike, there is one segment of all; without customers there is none.
 */
public record SegmentCustomers(SegmentSettings settings) implements Step {

  public static final String JOB = "segment-customers";
  static final String MODEL = "k-means";

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    try (Training training = Training.on(inputs.read(CUSTOMER_PROFILES), settings, run)) {
      List<Training.Candidate> candidates = training.candidates();
      Segmentation segmentation = training.segments(Training.best(candidates));
      outputs.write(CUSTOMER_SEGMENTS, segmentation.assign(training.points()));
      outputs.write(
          SEGMENTS, segmentation.segments().stream().map(s -> s.row(run.asOf())).toList());
      List<Metric> metrics =
          new ArrayList<>(SegmentMetrics.of(MODEL, segmentation, training.sampleSize()));
      metrics.addAll(SegmentMetrics.tried(MODEL, candidates, training.sampleSize()));
      outputs.write(METRICS, metrics.stream().map(m -> m.row(run.asOf(), JOB)).toList());
    }
  }
}
