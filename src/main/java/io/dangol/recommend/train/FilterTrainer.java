package io.dangol.recommend.train;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.STRENGTH;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;

import io.dangol.factor.BulkFloats;
import io.dangol.factor.CustomerRows;
import io.dangol.factor.Eigenvectors;
import io.dangol.job.Failure;
import io.dangol.job.Shared;
import io.dangol.recommend.search.PrimitiveArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * A closed-form filter on items: nothing is fitted, and weights do not count, only who has what.
 *
 * <p>The filter is the matrix A'A of {@link io.dangol.recommend.neighbours.ItemPaths}, with its
 * first eigenvectors damped, because they say little more than what is popular, and a smooth part
 * added. The factors are these two parts; ranking adds the paths, without which the dot products
 * rank nothing.
 *
 * <p>Customers are divided by hash of their id into blocks, which stay on their executors. Each
 * round of the subspace iteration broadcasts vectors of the items, some at a time, and adds up what
 * the blocks send, in their order. The driver holds the items' vectors a few times over, and
 * nothing of the size of the customers.
 */
public final class FilterTrainer implements Trainer {

  /** Floats that all blocks together may send at a time: 256 MB. */
  private static final int SENT_AT_ONCE = 1 << 26;

  /** Vectors beyond those that are needed, which make these exact sooner. */
  private static final int SPARE = 100;

  private static final Encoder<Tuple2<Long, long[]>> HISTORIES =
      Encoders.tuple(Encoders.LONG(), PrimitiveArrays.LONGS);

  private final FilterSettings settings;
  private final int sentAtOnce;

  public FilterTrainer(FilterSettings settings) {
    this(settings, SENT_AT_ONCE);
  }

  FilterTrainer(FilterSettings settings, int sentAtOnce) {
    this.settings = settings;
    this.sentAtOnce = sentAtOnce;
  }

  @Override
  public String name() {
    return "filter";
  }

  /** Always trains from scratch, and never calls the listener: there are no epochs. */
  @Override
  public Factors train(
      Dataset<Row> interactions, Optional<Factors> former, long seed, EpochListener listener) {
    Dataset<Row> rows = interactions.where(STRENGTH.col().gt(0));
    List<Row> counts =
        rows.groupBy(ITEM_ID.col()).agg(count(lit(1))).orderBy(ITEM_ID.col()).collectAsList();
    long[] ids = counts.stream().mapToLong(row -> row.getLong(0)).toArray();
    int[] degrees = counts.stream().mapToInt(row -> (int) row.getLong(1)).toArray();
    FactorDatasets datasets = new FactorDatasets(rows, Shared.withExecutors(ids));
    JavaRDD<CustomerRows> blocks =
        blocks(rows, datasets.itemIds()).persist(StorageLevel.MEMORY_AND_DISK());
    FilterFactors filter =
        FilterFactors.of(eigenvectors(blocks, ids, degrees, seed), degrees, settings);
    Broadcast<BulkFloats> given = Shared.withExecutors(filter.given());
    int rank = filter.rank();
    FlatMapFunction<CustomerRows, Tuple2<Long, float[]>> customers =
        block ->
            IntStream.range(0, block.size())
                .mapToObj(
                    c -> new Tuple2<>(block.id(c), block.sum(c, given.value().values(), rank)))
                .iterator();
    return datasets.of(blocks.flatMap(customers), filter.factors(), rank);
  }

  private Eigenvectors eigenvectors(
      JavaRDD<CustomerRows> blocks, long[] ids, int[] degrees, long seed) {
    int needed = Math.max(settings.damped(), settings.smooth());
    int rank = Math.min(needed + SPARE, ids.length);
    if (rank == 0) {
      return new Eigenvectors(new float[0], new double[0]);
    }
    int factors = Math.min(settings.damped(), rank) + Math.min(settings.smooth(), rank);
    check(ids.length, Math.max(rank, factors));
    float[] start =
        rank == ids.length ? unitVectors(rank) : InitialItemFactors.random(ids, rank, seed);
    FilterMatrix matrix = new FilterMatrix(blocks, degrees, sentAtOnce);
    return Eigenvectors.of(matrix, start, rank, settings.rounds()).first(needed);
  }

  /** Names the keys that decide the number of factors. */
  static void check(int items, int rank) {
    if ((long) items * rank > PrimitiveArrays.LONGEST) {
      throw Failure.configuration(
          String.format(
              Locale.ROOT,
              "%,d items of %,d factors are more than an array holds: lower"
                  + " recommend.filter.damped and recommend.filter.smooth, or choose another"
                  + " recommend.trainer",
              items,
              rank));
    }
  }

  private static float[] unitVectors(int size) {
    float[] vectors = new float[size * size];
    for (int i = 0; i < size; i++) {
      vectors[i * size + i] = 1;
    }
    return vectors;
  }

  private JavaRDD<CustomerRows> blocks(Dataset<Row> rows, Broadcast<long[]> itemIds) {
    return rows.groupBy(CUSTOMER_ID.col())
        .agg(sort_array(collect_list(ITEM_ID.col())).as("items"))
        .repartition(settings.common().blocks(), CUSTOMER_ID.col())
        .sortWithinPartitions(CUSTOMER_ID.col())
        .as(HISTORIES)
        .toJavaRDD()
        .mapPartitions(histories -> block(histories, itemIds.value()));
  }

  private static Iterator<CustomerRows> block(
      Iterator<Tuple2<Long, long[]>> histories, long[] itemIds) {
    List<Long> ids = new ArrayList<>();
    List<int[]> items = new ArrayList<>();
    histories.forEachRemaining(
        history -> {
          ids.add(history._1());
          items.add(
              Arrays.stream(history._2())
                  .mapToInt(id -> Arrays.binarySearch(itemIds, id))
                  .toArray());
        });
    return List.of(
            new CustomerRows(
                ids.stream().mapToLong(Long::longValue).toArray(), items.toArray(int[][]::new)))
        .iterator();
  }
}
