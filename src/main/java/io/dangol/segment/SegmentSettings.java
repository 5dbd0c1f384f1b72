package io.dangol.segment;

import static java.util.stream.Collectors.joining;

import io.dangol.config.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How customers are segmented.
 *
 * @param features habits to use; those that the shop does not log are left out
 * @param kMin least number of segments that is tried
 * @param kMax greatest number of segments that is tried
 * @param minSize least number of customers in a segment
 * @param minShare least share of all customers in a segment
 * @param sample size of the sample on which the number of segments is chosen
 * @param starts number of starts of k-means for each number of segments
 * @param partitions number of partitions for training; the result depends on it
 * @param staying how segments go on from night to night
 * @param groups the grid and the rules, next to the segments
 */
public record SegmentSettings(
    List<Feature> features,
    int kMin,
    int kMax,
    int minSize,
    double minShare,
    int sample,
    int starts,
    int partitions,
    Staying staying,
    GroupSettings groups) {

  /**
   * How segments go on from the night before.
   *
   * @param maxAgeDays greatest age of that night; 0 makes segments from scratch every night
   * @param margin who moves has a centre whose distance is at most 1 - margin times the own one's
   * @param refitAbove by which share the kept centres may be worse than a search on the sample
   */
  record Staying(int maxAgeDays, double margin, double refitAbove) {
    private static Staying read(Section segment) {
      return new Staying(
          segment.days("max-age", 0, 365),
          segment.number("margin", 0, 0.9),
          segment.number("refit-above", 0, 10));
    }
  }

  static final int MOST_SEGMENTS = 20;

  public SegmentSettings {
    features = List.copyOf(features);
  }

  /** Reads the section {@code segment}. */
  public static SegmentSettings read(Section segment) {
    int kMin = segment.integer("k-min", 2, MOST_SEGMENTS);
    int kMax = segment.integer("k-max", 2, MOST_SEGMENTS);
    if (kMin > kMax) {
      segment.problem("k-min", "must not be above k-max");
    }
    return new SegmentSettings(
        features(segment),
        kMin,
        kMax,
        segment.integer("min-size", 1, 1_000_000),
        segment.number("min-share", 0, 0.5),
        segment.integer("sample", 100, 20_000),
        segment.integer("starts", 1, 100),
        segment.integer("partitions", 1, 10_000),
        Staying.read(segment),
        GroupSettings.read(segment));
  }

  /** The settings that decide about the number of segments and what they are made on, as a text. */
  String fittedWith() {
    return "%s to %s segments by %s"
        .formatted(kMin, kMax, features.stream().map(Feature::label).collect(joining(", ")));
  }

  private static List<Feature> features(Section segment) {
    List<Feature> features = new ArrayList<>();
    List<String> labels = segment.texts("features");
    if (labels.isEmpty()) {
      segment.problem("features", "names no habit; must be of " + Feature.labels());
    }
    for (String label : labels) {
      Optional<Feature> feature = Feature.labelled(label);
      feature.ifPresent(features::add);
      if (feature.isEmpty()) {
        segment.problem("features", "must be of %s, not %s".formatted(Feature.labels(), label));
      }
    }
    if (features.stream().distinct().count() < features.size()) {
      segment.problem("features", "names a habit twice");
    }
    return features;
  }

  /** The least size of a segment, given the number of all customers. */
  long minimum(long customers) {
    return Math.max(minSize, (long) Math.ceil(minShare * customers));
  }
}
