package io.dangol.segment;

import io.dangol.learn.Metric;
import io.dangol.table.Words.Population;
import java.util.ArrayList;
import java.util.List;

/** The figures of a segmentation as they go to {@code ops.metrics}. */
final class SegmentMetrics {

  static final String POPULATION = Population.SEGMENTS.word();

  private SegmentMetrics() {}

  /** Silhouette, number of segments, and the size of each with its name. */
  static List<Metric> of(String model, Segmentation segmentation, int sampleSize) {
    List<Metric> metrics = new ArrayList<>();
    segmentation
        .silhouette()
        .ifPresent(
            value ->
                metrics.add(
                    new Metric(
                        model,
                        POPULATION,
                        "silhouette",
                        value,
                        sampleSize,
                        "of the segments after small ones joined others")));
    List<Segment> segments = segmentation.segments();
    long customers = segments.stream().mapToLong(s -> s.portrait().customers()).sum();
    metrics.add(
        new Metric(
            model, POPULATION, "segments", segments.size(), customers, "number of segments"));
    for (Segment segment : segments) {
      metrics.add(
          new Metric(
              model,
              POPULATION,
              "size@" + segment.id(),
              segment.portrait().customers(),
              customers,
              segment.name() + ". " + segment.description()));
    }
    return metrics;
  }

  /** Silhouette of every number of segments that was tried. */
  static List<Metric> tried(String model, List<Training.Candidate> candidates, int sampleSize) {
    List<Metric> metrics = new ArrayList<>();
    for (Training.Candidate candidate : candidates) {
      candidate
          .silhouette()
          .ifPresent(
              value ->
                  metrics.add(
                      new Metric(
                          model,
                          POPULATION,
                          "silhouette@" + candidate.k(),
                          value,
                          sampleSize,
                          "of %s centres found on the sample".formatted(candidate.k()))));
    }
    return metrics;
  }
}
