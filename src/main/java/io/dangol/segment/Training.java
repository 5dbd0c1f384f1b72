package io.dangol.segment;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import io.dangol.job.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Segments the profiles of one night: it chooses the number of segments on a sample in memory, and
 * refines the centres on all customers.
 *
 * <p>Customers are partitioned by id and sorted, and the sample has the lowest hashes of id and
 * seed, so the result does not depend on how the profiles were partitioned. Holds the points in
 * Spark's cache until closed.
 */
final class Training implements AutoCloseable {

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
  private final double[][] sample;

  private Training(
      SegmentSettings settings, long seed, Habits.Kind kind, Scale scale, Dataset<Row> points) {
    this.settings = settings;
    this.seed = seed;
    this.kind = kind;
    this.scale = scale;
    this.points = points;
    this.sample = sample(points, settings.sample(), seed);
  }

  static Training on(Dataset<Row> profiles, SegmentSettings settings, Run run) {
    Habits.Kind kind = Habits.kind(profiles);
    Dataset<Row> habits = Habits.of(profiles, kind);
    List<Feature> features =
        settings.features().stream()
            .filter(feature -> kind.spends() || feature != Feature.MONETARY)
            .toList();
    Scale scale =
        kind.customers() == 0 ? new Scale(List.of()) : Scale.of(habits, features, kind.customers());
    Dataset<Row> points =
        habits
            .withColumn("point", scale.point().cast("array<double>"))
            .repartition(settings.partitions(), CUSTOMER_ID.col())
            .sortWithinPartitions(CUSTOMER_ID.col())
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new Training(settings, run.seed(), kind, scale, points);
  }

  @Override
  public void close() {
    points.unpersist();
  }

  Dataset<Row> points() {
    return points;
  }

  /** The number of customers behind a silhouette. */
  int sampleSize() {
    return sample.length;
  }

  /**
   * One candidate for each number of segments, as long as all could have the least size; none if
   * there are too few customers or all are alike.
   */
  List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    long room = kind.customers() / settings.minimum(kind.customers());
    for (int k = settings.kMin(); k <= Math.min(settings.kMax(), room); k++) {
      if (!scale.axes().isEmpty()) {
        Centres centres = new Centres(KMeansSearch.centres(sample, k, settings.starts(), seed + k));
        if (centres.size() == k) {
          List<Integer> each = IntStream.range(0, k).boxed().toList();
          candidates.add(new Candidate(centres, silhouette(centres, each)));
        }
      }
    }
    return candidates;
  }

  /** The candidate with the highest silhouette; fewer segments win a tie. */
  static Optional<Candidate> best(List<Candidate> candidates) {
    return candidates.stream()
        .max(
            Comparator.comparingDouble((Candidate c) -> c.silhouette().orElse(-1))
                .thenComparing(Candidate::k, Comparator.reverseOrder()));
  }

  /** Segments of all customers around a candidate's centres; a single segment without one. */
  Segmentation segments(Optional<Candidate> candidate) {
    if (kind.customers() == 0) {
      return Segmentation.none();
    }
    Centres centres =
        candidate
            .map(found -> Refinement.refined(found.centres(), points))
            .orElseGet(() -> new Centres(new double[1][scale.axes().size()]));
    int[] target =
        SmallSegments.merged(
            centres.positions(), sizes(centres), settings.minimum(kind.customers()));
    Column groups =
        array(Arrays.stream(target).mapToObj(group -> lit(group)).toArray(Column[]::new));
    Map<Integer, Portrait> portraits =
        Portraits.of(points, get(groups, centres.nearest(col("point"))));
    List<Integer> byValue =
        portraits.keySet().stream()
            .sorted(Comparator.comparing(portraits::get, Portrait.BY_VALUE))
            .toList();
    List<Integer> ids =
        Arrays.stream(target).mapToObj(group -> byValue.indexOf(group) + 1).toList();
    List<Segment> segments = named(byValue.stream().map(portraits::get).toList());
    return new Segmentation(segments, centres, ids, silhouette(centres, ids));
  }

  private List<Segment> named(List<Portrait> portraits) {
    List<String> names =
        portraits.size() == 1
            ? List.of("All customers")
            : SegmentNames.of(portraits, Portraits.usual(points, kind.buys()));
    return IntStream.range(0, portraits.size())
        .mapToObj(
            i ->
                new Segment(
                    i + 1,
                    names.get(i),
                    portraits.get(i).sentence(kind.buys()),
                    portraits.get(i),
                    (double) portraits.get(i).customers() / kind.customers()))
        .toList();
  }

  private long[] sizes(Centres centres) {
    long[] sizes = new long[centres.size()];
    points
        .groupBy(centres.nearest(col("point")).as("centre"))
        .count()
        .collectAsList()
        .forEach(row -> sizes[row.getInt(0)] = row.getLong(1));
    return sizes;
  }

  private OptionalDouble silhouette(Centres centres, List<Integer> groups) {
    int[] labels = Arrays.stream(centres.nearest(sample)).map(groups::get).toArray();
    return Silhouette.mean(sample, labels, centres.size() + 1);
  }

  private static double[][] sample(Dataset<Row> points, int size, long seed) {
    return points
        .orderBy(xxhash64(CUSTOMER_ID.col(), lit(seed)), CUSTOMER_ID.col())
        .limit(size)
        .select("point")
        .collectAsList()
        .stream()
        .map(row -> row.<Double>getList(0).stream().mapToDouble(x -> x).toArray())
        .toArray(double[][]::new);
  }
}
