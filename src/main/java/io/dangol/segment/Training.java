package io.dangol.segment;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.SEGMENT_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.Run;
import io.dangol.table.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The customers of one night as points, and a sample of them in memory on which the number of
 * segments is chosen.
 *
 * <p>Customers are partitioned by id and sorted, and the sample has the lowest hashes of id and
 * seed, so the result does not depend on how the profiles were partitioned. Holds the points in
 * Spark's cache until closed.
 */
final class Training implements AutoCloseable {

  static final String POINT = "point";
  static final String FORMER_ID = "former_id";

  /** Centres for one number of segments, found on the sample. */
  record Candidate(Centres centres, OptionalDouble silhouette) {
    int k() {
      return centres.size();
    }
  }

  private final SegmentSettings settings;
  private final long seed;
  private final Habits.Kind kind;
  private final Scale scale;
  private final Dataset<Row> points;
  private final Sample sample;

  private Training(
      SegmentSettings settings, long seed, Habits.Kind kind, Scale scale, Dataset<Row> points) {
    this.settings = settings;
    this.seed = seed;
    this.kind = kind;
    this.scale = scale;
    this.points = points;
    this.sample = Sample.of(points, settings.sample(), seed);
  }

  static Training on(
      Dataset<Row> profiles, Optional<Former> former, SegmentSettings settings, Run run) {
    Habits.Kind kind = Habits.kind(profiles);
    Dataset<Row> habits = Habits.of(profiles, kind);
    List<Feature> features =
        settings.features().stream()
            .filter(feature -> kind.spends() || feature != Feature.MONETARY)
            .toList();
    Scale scale =
        kind.customers() == 0 ? new Scale(List.of()) : Scale.of(habits, features, kind.customers());
    Column formerId = col(Former.MEMBER).getField(SEGMENT_ID.name());
    Dataset<Row> points =
        withFormer(habits, former)
            .withColumn(POINT, scale.point().cast("array<double>"))
            .withColumn(FORMER_ID, coalesce(formerId, lit(Placement.NONE)))
            .repartition(settings.partitions(), CUSTOMER_ID.col())
            .sortWithinPartitions(CUSTOMER_ID.col())
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new Training(settings, run.seed(), kind, scale, points);
  }

  /** Adds each customer's former row; null for one without. */
  private static Dataset<Row> withFormer(Dataset<Row> habits, Optional<Former> former) {
    return former
        .map(night -> habits.join(night.members(), new String[] {CUSTOMER_ID.name()}, "left_outer"))
        .orElseGet(
            () ->
                habits.withColumn(
                    Former.MEMBER, lit(null).cast(Tables.CUSTOMER_SEGMENTS.schema())));
  }

  @Override
  public void close() {
    points.unpersist();
  }

  /** Habits of customers with their {@code point}, {@code former} row and {@code former_id}. */
  Dataset<Row> points() {
    return points;
  }

  SegmentSettings settings() {
    return settings;
  }

  Habits.Kind kind() {
    return kind;
  }

  Scale scale() {
    return scale;
  }

  Sample sample() {
    return sample;
  }

  /** The axes of a point. */
  List<Feature> features() {
    return scale.axes().stream().map(Scale.Axis::feature).toList();
  }

  /** The least number of customers in a segment. */
  long minimum() {
    return settings.minimum(kind.customers());
  }

  /**
   * One candidate for each number of segments, as long as all could have the least size; none if
   * there are too few customers or all are alike.
   */
  List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    long room = kind.customers() / minimum();
    for (int k = settings.kMin(); k <= Math.min(settings.kMax(), room); k++) {
      if (!scale.axes().isEmpty()) {
        Centres centres = found(k);
        if (centres.size() == k) {
          int[] labels = centres.nearest(sample.points());
          candidates.add(new Candidate(centres, Silhouette.mean(sample.points(), labels, k)));
        }
      }
    }
    return candidates;
  }

  /** The best centres that a search on the sample finds; fewer if there are fewer points. */
  Centres found(int k) {
    return new Centres(KMeansSearch.centres(sample.points(), k, settings.starts(), seed + k));
  }

  /** The candidate with the highest silhouette; fewer segments win a tie. */
  static Optional<Candidate> best(List<Candidate> candidates) {
    return candidates.stream()
        .max(
            Comparator.comparingDouble((Candidate c) -> c.silhouette().orElse(-1))
                .thenComparing(Candidate::k, Comparator.reverseOrder()));
  }
}
