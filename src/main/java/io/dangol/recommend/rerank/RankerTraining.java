package io.dangol.recommend.rerank;

import static io.dangol.table.Columns.CUSTOMER_ID;

import io.dangol.job.Run;
import io.dangol.recommend.rank.LinearRanker;
import io.dangol.recommend.rank.RankerFeature;
import io.dangol.recommend.train.EpochListener;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Learns a {@link LinearRanker} from what customers took after past dates.
 *
 * <p>Everything that an example says of items and customers was known on its date: factors,
 * neighbours and counts are made again as of then. The driver holds the examples of a bounded
 * number of customers.
 */
public final class RankerTraining {

  /** With fewer examples no order is learned. */
  private static final int FEWEST = 50;

  private final PastDates dates;
  private final RankerSettings settings;

  /** Examples made so far, by the last day that was known. */
  private final Map<LocalDate, List<Example>> made = new TreeMap<>();

  public RankerTraining(PastDates dates, RankerSettings settings) {
    this.dates = dates;
    this.settings = settings;
  }

  /**
   * The order that was known at the end of a date.
   *
   * <p>The first of its training windows ends with that date.
   */
  public LinearRanker asOf(Run date) {
    List<Example> examples = new ArrayList<>();
    for (int window = 1; window <= settings.windows(); window++) {
      LocalDate cut = date.asOf().minusDays((long) window * dates.testDays());
      examples.addAll(
          made.computeIfAbsent(
              cut, day -> examples(new Run(date.id(), day, date.zone(), date.seed()))));
    }
    return fitted(examples);
  }

  /** In the order of customers. */
  List<Example> examples(Run cut) {
    try (PastDate date = dates.ofSample(cut, settings.customers())) {
      return date.wanted().isEmpty() ? List.of() : examples(date.learned(EpochListener.NONE));
    }
  }

  private List<Example> examples(PastDate.Night date) {
    Dataset<Row> rows =
        date.customers()
            .mapPartitions(
                new PartitionExamples(
                    date.catalogue().broadcast(),
                    date.learned().broadcast(),
                    dates.ranking().blend()),
                Encoders.row(PartitionExamples.SCHEMA));
    return rows.orderBy(CUSTOMER_ID.col()).collectAsList().stream()
        .map(RankerTraining::example)
        .toList();
  }

  private static Example example(Row row) {
    List<Float> features = row.getList(1);
    float[] values = new float[features.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = features.get(i);
    }
    List<Boolean> taken = row.getList(2);
    boolean[] isTaken = new boolean[taken.size()];
    for (int i = 0; i < isTaken.length; i++) {
      isTaken[i] = taken.get(i);
    }
    return new Example(values, isTaken);
  }

  private LinearRanker fitted(List<Example> examples) {
    if (examples.size() < FEWEST) {
      return LinearRanker.NONE;
    }
    double[] fitted = ListwiseFit.coefficients(examples, settings.regularization());
    Map<RankerFeature, Double> coefficients = new EnumMap<>(RankerFeature.class);
    RankerFeature[] features = RankerFeature.values();
    for (int f = 0; f < features.length; f++) {
      coefficients.put(features[f], fitted[f]);
    }
    return new LinearRanker(coefficients);
  }
}
