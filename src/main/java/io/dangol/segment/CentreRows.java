package io.dangol.segment;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of {@code gold.segment_centres}, from which the next night goes on. */
final class CentreRows {

  private static final double MILLION = 1e6;

  private CentreRows() {}

  /** One row per segment; centres are rounded to six decimals in the units of the habits. */
  static List<Row> of(Segmentation tonight, Scale scale, SegmentSettings settings, LocalDate asOf) {
    return IntStream.range(0, tonight.segments().size())
        .mapToObj(
            index ->
                RowFactory.create(
                    Date.valueOf(asOf),
                    tonight.segments().get(index).id(),
                    centre(scale, tonight.fit().centres().positions()[index]),
                    Date.valueOf(tonight.fit().fittedOn()),
                    settings.fittedWith(),
                    tonight.lastId()))
        .toList();
  }

  private static Map<String, Double> centre(Scale scale, double[] position) {
    Map<String, Double> centre = new TreeMap<>();
    scale
        .inUnits(position)
        .forEach(
            (feature, value) -> centre.put(feature.label(), Math.rint(value * MILLION) / MILLION));
    return centre;
  }
}
