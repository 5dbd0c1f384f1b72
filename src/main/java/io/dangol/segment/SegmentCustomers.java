package io.dangol.segment;

import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.CUSTOMER_SEGMENTS;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.table.Tables.SEGMENTS;
import static io.dangol.table.Tables.SEGMENT_CENTRES;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import io.dangol.learn.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts every customer into a named segment. Segments go on from the night before, with their ids
 * and names; who moves gets a reason.
 *
 * <p>If there are too few customers for several segments of the least size, or all customers are
 * alike, there is one segment of all; without customers there is none.
 */
public record SegmentCustomers(SegmentSettings settings) implements Step {

  public static final String JOB = "segment-customers";
  static final String MODEL = "k-means";

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    boolean stays = settings.staying().maxAgeDays() > 0;
    Optional<Former> former = Former.read(inputs, settings.staying().maxAgeDays());
    try (Training training = Training.on(inputs.read(CUSTOMER_PROFILES), former, settings, run)) {
      List<Training.Candidate> candidates = training.candidates();
      Fit fit = Fit.of(training, former, candidates, run.asOf());
      try (Segmentation tonight = Segmentation.of(training, fit, former)) {
        List<Metric> metrics = new ArrayList<>();
        int sampleSize = training.sample().size();
        metrics.addAll(SegmentMetrics.of(MODEL, tonight, sampleSize));
        metrics.addAll(SegmentMetrics.tried(MODEL, candidates, sampleSize));
        metrics.addAll(SegmentMetrics.fit(MODEL, tonight.fit(), sampleSize));
        former
            .map(night -> Moves.between(night, tonight, run.asOf()))
            .ifPresent(moves -> metrics.addAll(SegmentMetrics.moves(MODEL, moves, former.get())));
        outputs.write(
            SEGMENT_CENTRES, CentreRows.of(tonight, training.scale(), settings, run.asOf()));
        outputs.write(SEGMENTS, tonight.segments().stream().map(s -> s.row(run.asOf())).toList());
        outputs.write(CUSTOMER_SEGMENTS, Membership.of(tonight, former, run.asOf(), stays));
        outputs.write(METRICS, metrics.stream().map(m -> m.row(run.asOf(), JOB)).toList());
      }
    }
  }
}
