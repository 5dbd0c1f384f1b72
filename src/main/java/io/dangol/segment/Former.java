package io.dangol.segment;

import static io.dangol.table.Columns.AS_OF_ON;
import static io.dangol.table.Columns.CENTRE;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.FITTED_ON;
import static io.dangol.table.Columns.FITTED_WITH;
import static io.dangol.table.Columns.LAST_SEGMENT_ID;
import static io.dangol.table.Columns.SEGMENT_ID;
import static io.dangol.table.Columns.SEGMENT_NAME;
import static io.dangol.table.Tables.CUSTOMER_SEGMENTS;
import static io.dangol.table.Tables.SEGMENTS;
import static io.dangol.table.Tables.SEGMENT_CENTRES;
import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.struct;

import io.dangol.job.Inputs;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The segments of an earlier night, which tonight's go on from.
 *
 * @param names by segment id
 * @param centres those whose centre is known, by segment id
 * @param lastId highest id that any segment has had
 * @param members one row per customer: {@code customer_id}, and the row of {@code
 *     gold.customer_segments} as the struct {@code former}
 */
record Former(
    LocalDate asOf,
    Map<Integer, String> names,
    Map<Integer, FormerCentre> centres,
    int lastId,
    Dataset<Row> members) {

  static final String MEMBER = "former";

  /** A centre in the units of the habits. */
  record FormerCentre(Map<Feature, Double> values, LocalDate fittedOn, String fittedWith) {}

  Former {
    names = Map.copyOf(names);
    centres = Map.copyOf(centres);
  }

  /**
   * If customers were erased since, no centre is known, and the segments keep their numbers and
   * names. Empty if there is no earlier night, or it is older than {@code maxAgeDays}, or had no
   * customers.
   */
  static Optional<Former> read(Inputs inputs, int maxAgeDays) {
    if (maxAgeDays == 0) {
      return Optional.empty();
    }
    List<Row> segments = inputs.readFormer(SEGMENTS, maxAgeDays).collectAsList();
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, String> names =
        segments.stream().collect(toMap(SEGMENT_ID::intOf, SEGMENT_NAME::textOf));
    LocalDate asOf = AS_OF_ON.dateOf(segments.get(0));
    List<Row> found =
        inputs.readFormer(SEGMENT_CENTRES, maxAgeDays).collectAsList().stream()
            .filter(row -> AS_OF_ON.dateOf(row).equals(asOf))
            .toList();
    int lastId =
        Math.max(
            names.keySet().stream().mapToInt(id -> id).max().orElse(0),
            found.stream().mapToInt(LAST_SEGMENT_ID::intOf).max().orElse(0));
    return Optional.of(
        new Former(
            asOf,
            names,
            inputs.mayGoOnFrom(asOf)
                ? found.stream().collect(toMap(SEGMENT_ID::intOf, Former::centre))
                : Map.of(),
            lastId,
            members(inputs.readFormer(CUSTOMER_SEGMENTS, maxAgeDays))));
  }

  private static FormerCentre centre(Row row) {
    Map<Feature, Double> values = new TreeMap<>();
    row.<String, Double>getJavaMap(row.fieldIndex(CENTRE.name()))
        .forEach(
            (label, value) ->
                Feature.labelled(label).ifPresent(feature -> values.put(feature, value)));
    return new FormerCentre(values, FITTED_ON.dateOf(row), FITTED_WITH.textOf(row));
  }

  private static Dataset<Row> members(Dataset<Row> rows) {
    return rows.select(CUSTOMER_ID.col(), struct(CUSTOMER_SEGMENTS.select()).as(MEMBER));
  }

  /** The ids of the segments, ascending. */
  List<Integer> ids() {
    return names.keySet().stream().sorted().toList();
  }

  /**
   * The centres on tonight's axes in the order of {@link #ids}; empty if one is unknown, or they
   * were fitted with other settings or features.
   */
  Optional<Centres> on(Scale scale, String fittedWith) {
    double[][] positions = new double[names.size()][];
    List<Integer> ids = ids();
    for (int i = 0; i < positions.length; i++) {
      Optional<double[]> position =
          Optional.ofNullable(centres.get(ids.get(i)))
              .filter(centre -> centre.fittedWith().equals(fittedWith))
              .flatMap(centre -> scale.position(centre.values()));
      if (position.isEmpty()) {
        return Optional.empty();
      }
      positions[i] = position.get();
    }
    return Optional.of(new Centres(positions));
  }

  /** The night that fitted the centres. */
  LocalDate fittedOn() {
    return centres.values().stream()
        .map(FormerCentre::fittedOn)
        .min(LocalDate::compareTo)
        .orElse(asOf);
  }
}
