package io.dangol.demand;

import io.dangol.job.Shared;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Learns models as of one day or several. The driver gets counts and sums, not items; all are whole
 * numbers, so that partitions do not matter.
 *
 * @param items one row per item, read several times, so cache them
 */
record DemandTraining(Dataset<Row> items, ShopDays shop, DemandSettings settings) {

  /** Days of a log before which nothing can be learned. */
  static final int LEAST_AGE = LevelPrior.DAYS + 14;

  /**
   * @param days at least {@link #LEAST_AGE} days old, with a buyer in the last {@link
   *     LevelPrior#DAYS} of these
   */
  List<DemandModel> asOf(List<Integer> days) {
    List<DayWeights> weights = days.stream().map(day -> DayWeights.of(shop, day)).toList();
    List<LevelPrior> priors = priors(days, weights);
    List<DemandFit> fits = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      for (Horizon horizon : Horizon.values()) {
        fits.add(
            new DemandFit(
                days.get(i),
                horizon.days(),
                settings.activeDays(),
                shop,
                weights.get(i),
                priors.get(i)));
      }
    }
    Iterator<Memory> memories = memories(fits).iterator();
    List<DemandModel> models = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      Map<Horizon, Memory> ofDay = new EnumMap<>(Horizon.class);
      for (Horizon horizon : Horizon.values()) {
        ofDay.put(horizon, memories.next());
      }
      models.add(new DemandModel(days.get(i), shop, weights.get(i), priors.get(i), ofDay));
    }
    return models;
  }

  private List<LevelPrior> priors(List<Integer> days, List<DayWeights> weights) {
    List<SortedMap<Long, Long>> counted = new ArrayList<>();
    days.forEach(day -> counted.add(new TreeMap<>()));
    items
        .flatMap(new Recent(List.copyOf(days), settings.activeDays()), Encoders.row(Recent.SCHEMA))
        .groupBy("at", "buyers")
        .count()
        .collectAsList()
        .forEach(row -> counted.get(row.getInt(0)).put(row.getLong(1), row.getLong(2)));
    return IntStream.range(0, days.size())
        .mapToObj(
            i -> {
              int day = days.get(i);
              double weight = weights.get(i).between(day - LevelPrior.DAYS + 1, day);
              return LevelPrior.of(counted.get(i), weight);
            })
        .toList();
  }

  private List<Memory> memories(List<DemandFit> fits) {
    long[] sums = new long[fits.size() * Memory.SIZE];
    Broadcast<List<DemandFit>> shared = Shared.withExecutors(fits);
    items
        .mapPartitions(new Likelihoods(shared), Encoders.row(Likelihoods.SCHEMA))
        .collectAsList()
        .forEach(
            row -> {
              List<Long> more = row.getList(0);
              for (int i = 0; i < sums.length; i++) {
                sums[i] = Math.addExact(sums[i], more.get(i));
              }
            });
    return IntStream.range(0, fits.size())
        .mapToObj(i -> fits.get(i).best(sums, i * Memory.SIZE))
        .toList();
  }

  /** The buyers of the last days, of items that were active before them. */
  private record Recent(List<Integer> days, int activeDays) implements FlatMapFunction<Row, Row> {

    static final StructType SCHEMA =
        new StructType()
            .add("at", DataTypes.IntegerType, false)
            .add("buyers", DataTypes.LongType, false);

    @Override
    public Iterator<Row> call(Row row) {
      ItemHistory item = BuyerDays.history(row);
      return IntStream.range(0, days.size())
          .filter(i -> item.isActive(days.get(i) - LevelPrior.DAYS, activeDays))
          .mapToObj(
              i -> {
                int day = days.get(i);
                return RowFactory.create(i, item.between(day - LevelPrior.DAYS + 1, day));
              })
          .iterator();
    }
  }

  /** The log-likelihoods of a partition's items, in one row. */
  private record Likelihoods(Broadcast<List<DemandFit>> fits)
      implements MapPartitionsFunction<Row, Row> {

    static final StructType SCHEMA =
        new StructType().add("sums", DataTypes.createArrayType(DataTypes.LongType, false), false);

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      long[] sums = new long[fits.value().size() * Memory.SIZE];
      rows.forEachRemaining(
          row -> {
            ItemHistory item = BuyerDays.history(row);
            for (int i = 0; i < fits.value().size(); i++) {
              fits.value().get(i).add(item, sums, i * Memory.SIZE);
            }
          });
      return Collections.singleton(
              RowFactory.create((Object) LongStream.of(sums).boxed().toArray()))
          .iterator();
    }
  }
}
