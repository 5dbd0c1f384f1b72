package io.dangol.segment;

import io.dangol.learn.Metric;
import io.dangol.table.Words.Population;
import java.util.ArrayList;
import java.util.List;

/** The metrics of a segmentation, as rows of {@code ops.metrics}. */
final class SegmentMetrics {

  static final String POPULATION = Population.SEGMENTS.word();

  private SegmentMetrics() {}

  /** Silhouette, number of segments, and the size of each with its name. */
  static List<Metric> of(String model, Segmentation segmentation, int sampleSize) {
    List<Metric> metrics = new ArrayList<>();
    String after = "of the segments after small ones joined others";
    segmentation
        .silhouette()
        .ifPresent(value -> metrics.add(metric(model, "silhouette", value, sampleSize, after)));
    List<Segment> segments = segmentation.segments();
    long customers = segments.stream().mapToLong(s -> s.portrait().customers()).sum();
    metrics.add(metric(model, "segments", segments.size(), customers, "number of segments"));
    for (Segment segment : segments) {
      metrics.add(
          metric(
              model,
              "size@" + segment.id(),
              (double) segment.portrait().customers(),
              customers,
              segment.name() + ". " + segment.description()));
    }
    return metrics;
  }

  /** The silhouette of each number of segments that was tried. */
  static List<Metric> tried(String model, List<Training.Candidate> candidates, int sampleSize) {
    List<Metric> metrics = new ArrayList<>();
    for (Training.Candidate candidate : candidates) {
      String name = "silhouette@" + candidate.k();
      String detail = "of %s centres found on the sample".formatted(candidate.k());
      candidate
          .silhouette()
          .ifPresent(value -> metrics.add(metric(model, name, value, sampleSize, detail)));
    }
    return metrics;
  }

  private static Metric metric(
      String model, String name, double value, long sampleSize, String detail) {
    return new Metric(model, POPULATION, name, value, sampleSize, detail);
  }
}
