package io.dangol.segment;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;

import io.dangol.learn.AdjustedRand.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The segments of a night, and the customers in them. Holds the customers in Spark's cache until
 * closed.
 *
 * @param segments in the order of the fit's centres; none without customers
 * @param lastId highest id that any segment has had
 * @param placed columns of {@link Placed}
 * @param silhouette on the night's sample; empty for a single segment
 */
record Segmentation(
    Fit fit, List<Segment> segments, int lastId, Dataset<Row> placed, OptionalDouble silhouette)
    implements AutoCloseable {

  Segmentation {
    segments = List.copyOf(segments);
  }

  /** Segments of all customers around centres; one with too few customers is dissolved. */
  static Segmentation of(Training training, Fit fit, Optional<Former> former) {
    Placing placing = fit.placing(training);
    Dataset<Row> placed =
        Placed.of(training.points(), placing).persist(StorageLevel.MEMORY_AND_DISK());
    List<Cell> cells = Placed.cells(placed);
    long[] sizes = Placed.sizes(cells, fit.centres().size());
    int smallest = Fit.smallest(sizes);
    if (sizes.length > 1 && sizes[smallest] < training.minimum()) {
      placed.unpersist();
      return of(training, fit.without(smallest), former);
    }
    Map<Integer, Portrait> portraits = Portraits.of(placed, col(Placed.INDEX));
    List<Integer> ids = ids(fit, portraits, former);
    int lastId = Math.max(former.map(Former::lastId).orElse(0), Collections.max(ids));
    List<Segment> segments =
        portraits.isEmpty() ? List.of() : named(training, portraits, ids, former);
    return new Segmentation(fit, segments, lastId, placed, silhouette(training, placing));
  }

  @Override
  public void close() {
    placed.unpersist();
  }

  /** Former segments keep their ids; new ones follow the highest, the most valuable first. */
  private static List<Integer> ids(
      Fit fit, Map<Integer, Portrait> portraits, Optional<Former> former) {
    List<Integer> ids = new ArrayList<>(fit.ids());
    int next = former.map(Former::lastId).orElse(0);
    for (int index : byValue(portraits)) {
      if (ids.get(index) == Placement.NONE) {
        ids.set(index, ++next);
      }
    }
    return ids;
  }

  private static List<Integer> byValue(Map<Integer, Portrait> portraits) {
    return portraits.keySet().stream()
        .sorted(Comparator.comparing(portraits::get, Portrait.BY_VALUE))
        .toList();
  }

  /** A segment keeps its name with its id. */
  private static List<Segment> named(
      Training training,
      Map<Integer, Portrait> portraits,
      List<Integer> ids,
      Optional<Former> former) {
    List<Integer> byValue = byValue(portraits);
    List<Portrait> ordered = byValue.stream().map(portraits::get).toList();
    boolean buys = training.kind().buys();
    List<String> fresh =
        portraits.size() == 1
            ? List.of("All customers")
            : SegmentNames.of(ordered, Portraits.usual(training.points(), buys));
    Map<Integer, String> known = former.map(Former::names).orElse(Map.of());
    List<Segment> segments = new ArrayList<>();
    for (int index : portraits.keySet()) {
      Portrait portrait = portraits.get(index);
      String name = fresh.get(byValue.indexOf(index));
      segments.add(
          new Segment(
              ids.get(index),
              known.getOrDefault(
                  ids.get(index), SegmentNames.free(name, ids.get(index), known.values())),
              portrait.sentence(buys),
              portrait,
              (double) portrait.customers() / training.kind().customers()));
    }
    return segments;
  }

  private static OptionalDouble silhouette(Training training, Placing placing) {
    Sample sample = training.sample();
    return Silhouette.mean(
        sample.points(), sample.segments(placing.tonight()), placing.tonight().size());
  }

  /** The id of the segment of each row of {@link #placed}. */
  Column id() {
    Column ids = array(segments.stream().map(s -> lit(s.id())).toArray(Column[]::new));
    return get(ids.cast("array<int>"), col(Placed.INDEX));
  }

  /** The name of the segment of each row of {@link #placed}. */
  Column name() {
    Column names = array(segments.stream().map(s -> lit(s.name())).toArray(Column[]::new));
    return get(names.cast("array<string>"), col(Placed.INDEX));
  }
}
