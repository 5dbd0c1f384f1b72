package io.dangol.recommend.train;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.FACTORS;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.STRENGTH;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.dangol.factor.CustomerBlock;
import io.dangol.factor.ItemFactors;
import io.dangol.job.DatasetOf;
import io.dangol.job.Shared;
import io.dangol.recommend.search.PrimitiveArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Our own implicit alternating least squares, with the {@link io.dangol.factor.Loss} of Rendle and
 * others.
 *
 * <p>Customers are divided by hash of their id into blocks, and stay where they are: for a move of
 * the customers the items are broadcast; for a move of the items each block sends sums of the size
 * of the items that are moved at once. Sums are added in the order of the blocks, so that cores and
 * partitions of the input do not matter. The driver holds the items' factors a few times over, and
 * nothing of the size of the customers.
 */
public final class IalsTrainer implements Trainer {

  private static final Logger LOG = LoggerFactory.getLogger(IalsTrainer.class);

  /** Numbers that all blocks together send at a time: 256 MB. */
  private static final int SENT_AT_ONCE = 1 << 26;

  private final IalsSettings settings;
  private final int sentAtOnce;

  public IalsTrainer(IalsSettings settings) {
    this(settings, SENT_AT_ONCE);
  }

  IalsTrainer(IalsSettings settings, int sentAtOnce) {
    this.settings = settings;
    this.sentAtOnce = sentAtOnce;
  }

  @Override
  public String name() {
    return "ials";
  }

  @Override
  public Factors train(
      Dataset<Row> interactions, Optional<Factors> former, long seed, EpochWatcher watcher) {
    Dataset<Row> rows = interactions.where(STRENGTH.col().gt(0));
    List<Row> counts =
        rows.groupBy(ITEM_ID.col()).agg(count(lit(1))).orderBy(ITEM_ID.col()).collectAsList();
    long[] ids = counts.stream().mapToLong(row -> row.getLong(0)).toArray();
    int[] observed = counts.stream().mapToInt(row -> (int) row.getLong(1)).toArray();
    ItemFactors items = ItemStart.of(ids, settings.common().rank(), former, seed);
    Broadcast<long[]> itemIds = Shared.withExecutors(ids);
    IalsBlocks blocks =
        new IalsBlocks(
            blocks(rows, former, itemIds),
            settings.loss(),
            settings.steps(),
            observed,
            settings.common().rank(),
            sentAtOnce);
    int epochs = former.isPresent() ? settings.warmEpochs() : settings.epochs();
    double least = Double.POSITIVE_INFINITY;
    for (int epoch = 1; epoch <= epochs && ids.length > 0; epoch++) {
      IalsBlocks.Moved moved = blocks.moveAll(items);
      items = moved.items();
      List<JavaRDD<CustomerBlock>> looks = new ArrayList<>();
      watcher.saw(
          epoch,
          moved.objective(),
          () -> {
            JavaRDD<CustomerBlock> fitted = blocks.fittedTo(moved.items());
            looks.add(fitted);
            return factors(rows, fitted, itemIds, moved.items());
          });
      looks.forEach(JavaRDD::unpersist);
      if (moved.objective() > least * (1 - settings.tolerance())) {
        LOG.debug("epoch {} lowered the loss by less than the tolerance", epoch);
        break;
      }
      least = moved.objective();
    }
    return factors(rows, blocks.fittedTo(items), itemIds, items);
  }

  private static Factors factors(
      Dataset<Row> rows,
      JavaRDD<CustomerBlock> fitted,
      Broadcast<long[]> itemIds,
      ItemFactors items) {
    Dataset<Row> customers =
        DatasetOf.elements(fitted.flatMap(vectors()), PrimitiveArrays.VECTORS, rows)
            .toDF(CUSTOMER_ID.name(), FACTORS.name());
    return new Factors(customers, vectors(rows, itemIds, items));
  }

  /**
   * Customers with their rows, and with the factors that they had before, which come first among a
   * customer's rows.
   */
  private JavaRDD<CustomerBlock> blocks(
      Dataset<Row> rows, Optional<Factors> former, Broadcast<long[]> itemIds) {
    Column weight = settings.common().weighting().of(STRENGTH.col());
    Column nothing = lit(null);
    Dataset<Row> pairs =
        rows.select(
            CUSTOMER_ID.col(),
            ITEM_ID.col(),
            weight.multiply(settings.common().alpha()).as("weight"),
            nothing.cast("array<float>").as(FACTORS.name()));
    return former
        .map(
            known ->
                pairs.union(
                    known
                        .customers()
                        .select(
                            CUSTOMER_ID.col(),
                            nothing.cast("bigint"),
                            nothing.cast("double"),
                            FACTORS.col())))
        .orElse(pairs)
        .repartition(settings.common().blocks(), CUSTOMER_ID.col())
        .sortWithinPartitions(CUSTOMER_ID.col().asc(), ITEM_ID.col().asc_nulls_first())
        .toJavaRDD()
        .mapPartitions(new BlockRows(itemIds, settings.common().rank()));
  }

  private static FlatMapFunction<CustomerBlock, Tuple2<Long, float[]>> vectors() {
    return block -> {
      List<Tuple2<Long, float[]>> vectors = new ArrayList<>(block.size());
      for (int c = 0; c < block.size(); c++) {
        vectors.add(new Tuple2<>(block.id(c), block.factors(c)));
      }
      return vectors.iterator();
    };
  }

  private static Dataset<Row> vectors(
      Dataset<Row> rows, Broadcast<long[]> itemIds, ItemFactors items) {
    Broadcast<ItemFactors> factors = Shared.withExecutors(items);
    MapFunction<Long, Tuple2<Long, float[]>> vector =
        id -> new Tuple2<>(id, factors.value().of(Arrays.binarySearch(itemIds.value(), id)));
    return rows.select(ITEM_ID.col())
        .distinct()
        .as(Encoders.LONG())
        .map(vector, PrimitiveArrays.VECTORS)
        .toDF(ITEM_ID.name(), FACTORS.name());
  }
}
