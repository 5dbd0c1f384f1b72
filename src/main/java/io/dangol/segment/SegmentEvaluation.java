package io.dangol.segment;

import io.dangol.job.Run;
import io.dangol.learn.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Measures what the segments would be for each number of them. */
public final class SegmentEvaluation {

  private SegmentEvaluation() {}

  /**
   * For each number of segments, as a model of its own ({@code k-means, k = 4}): silhouette, number
   * of segments after merging, and the size of each with its name as detail. Publishes nothing.
   *
   * @param profiles columns of {@code gold.customer_profiles} of one date
   */
  public static List<Metric> of(Dataset<Row> profiles, SegmentSettings settings, Run run) {
    List<Metric> metrics = new ArrayList<>();
    try (Training training = Training.on(profiles, Optional.empty(), settings, run)) {
      for (Training.Candidate candidate : training.candidates()) {
        Fit fit = Fit.fromScratch(training, Optional.of(candidate), run.asOf());
        try (Segmentation segments = Segmentation.of(training, fit, Optional.empty())) {
          String model = "%s, k = %s".formatted(SegmentCustomers.MODEL, candidate.k());
          metrics.addAll(SegmentMetrics.of(model, segments, training.sample().size()));
        }
      }
    }
    return metrics;
  }
}
