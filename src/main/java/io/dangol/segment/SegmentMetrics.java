package io.dangol.segment;

import io.dangol.learn.Metric;
import io.dangol.table.Words.MoveCause;
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
    String after = "of the segments after small ones were dissolved";
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

  /** How the segments go on from an earlier night. */
  static List<Metric> moves(String model, Moves moves, Former former) {
    String since = "since " + former.asOf();
    long all = moves.customers();
    long quiet = moves.quiet();
    List<Metric> metrics = new ArrayList<>();
    if (quiet > 0) {
      double share = 1 - (double) moves.quietMovers() / quiet;
      String detail = "in the same segment, of those without an event " + since;
      metrics.add(metric(model, "stay@quiet", share, quiet, detail));
    }
    if (all > 0) {
      double share = (double) moves.notNearest() / all;
      String ari = "of the two divisions " + since;
      String margin = "kept in their segment by the margin";
      metrics.add(metric(model, "adjusted-rand", moves.adjustedRand(), all, ari));
      metrics.add(metric(model, "not-nearest", share, all, margin));
    }
    metrics.add(
        metric(model, "movers", (double) moves.movers(), all, "in another segment " + since));
    for (MoveCause cause : MoveCause.values()) {
      if (moves.movers(cause) > 0) {
        String name = "movers@" + cause.word();
        metrics.add(metric(model, name, (double) moves.movers(cause), all, cause.meaning()));
      }
    }
    return metrics;
  }

  /**
   * By how much the former centres were worse than a search; the detail says what became of them.
   */
  static List<Metric> fit(String model, Fit fit, int sampleSize) {
    String detail = fit.how().words(fit.fittedOn());
    return fit.excess().stream()
        .mapToObj(excess -> metric(model, "inertia-excess", excess, sampleSize, detail))
        .toList();
  }

  private static Metric metric(
      String model, String name, double value, long sampleSize, String detail) {
    return new Metric(model, POPULATION, name, value, sampleSize, detail);
  }
}
