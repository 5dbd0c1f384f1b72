package io.dangol.recommend.train;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.FACTORS;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.STRENGTH;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.dangol.factor.CustomerBlock;
import io.dangol.factor.ItemFactors;
import io.dangol.job.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own implicit alternating least squares, with the {@link io.dangol.factor.Loss} of Rendle and
 * others.
 *
 * <p>Customers are divided by hash of their id into blocks, which stay on their executors. To
 * update the customers, the items are broadcast. To update the items, each block sends sums to the
 * driver, for some of the items at a time. Sums are added in the order of the blocks, so the number
 * of cores and the partitions of the input do not change the result. The driver holds the items'
 * factors a few times over, and nothing of the size of the customers.
 */
public final class IalsTrainer implements Trainer {

  static final String NAME = "ials";

  private static final Logger LOG = LoggerFactory.getLogger(IalsTrainer.class);

  /** Floats that all blocks together may send at a time: 256 MB. */
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
    return NAME;
  }

  @Override
  public Factors train(
      Dataset<Row> interactions, Optional<Factors> former, long seed, EpochListener listener) {
    Dataset<Row> rows = interactions.where(STRENGTH.col().gt(0));
    List<Row> counts =
        rows.groupBy(ITEM_ID.col()).agg(count(lit(1))).orderBy(ITEM_ID.col()).collectAsList();
    long[] ids = counts.stream().mapToLong(row -> row.getLong(0)).toArray();
    int[] observed = counts.stream().mapToInt(row -> (int) row.getLong(1)).toArray();
    Feedback feedback = settings.feedback(interactions);
    int rank = settings.common().rank(feedback);
    ItemFactors items = InitialItemFactors.of(ids, rank, former, seed);
    FactorDatasets datasets = new FactorDatasets(rows, Shared.withExecutors(ids));
    IalsBlocks blocks =
        new IalsBlocks(
            blocks(rows, former, new BlockPacker(datasets.itemIds(), rank)),
            settings.loss().of(feedback),
            settings.steps(),
            observed,
            rank,
            sentAtOnce);
    int epochs = former.isPresent() ? settings.warmEpochs() : settings.epochs();
    ItemFactors learned =
        ids.length == 0 ? items : learned(blocks, items, epochs, datasets, listener);
    return datasets.of(blocks.fittedTo(learned), learned);
  }

  /** Runs epochs until an epoch lowers the loss by too little, or at most a number of epochs. */
  private ItemFactors learned(
      IalsBlocks blocks,
      ItemFactors start,
      int epochs,
      FactorDatasets datasets,
      EpochListener listener) {
    ItemFactors items = start;
    double least = Double.POSITIVE_INFINITY;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      IalsBlocks.EpochResult result = blocks.runEpoch(items);
      items = result.items();
      report(epoch, result, blocks, datasets, listener);
      if (result.objective() > least * (1 - settings.tolerance())) {
        LOG.debug("epoch {} lowered the loss by less than the tolerance", epoch);
        break;
      }
      least = result.objective();
    }
    return items;
  }

  /** Calls the listener; factors that it asks for are in Spark's cache until it returns. */
  private static void report(
      int epoch,
      IalsBlocks.EpochResult result,
      IalsBlocks blocks,
      FactorDatasets datasets,
      EpochListener listener) {
    List<JavaRDD<CustomerBlock>> cached = new ArrayList<>();
    listener.epochEnded(
        epoch,
        result.objective(),
        () -> {
          JavaRDD<CustomerBlock> fitted = blocks.fittedTo(result.items());
          cached.add(fitted);
          return datasets.of(fitted, result.items());
        });
    cached.forEach(JavaRDD::unpersist);
  }

  /** Packs the interactions of customers, each with the customer's former factors if known. */
  private JavaRDD<CustomerBlock> blocks(
      Dataset<Row> rows, Optional<Factors> former, BlockPacker packer) {
    Dataset<Row> pairs = weightedPairs(rows);
    return former
        .map(known -> pairs.union(startingPoints(known)))
        .orElse(pairs)
        .repartition(settings.common().blocks(), CUSTOMER_ID.col())
        .sortWithinPartitions(CUSTOMER_ID.col().asc(), ITEM_ID.col().asc_nulls_first())
        .toJavaRDD()
        .mapPartitions(packer);
  }

  private Dataset<Row> weightedPairs(Dataset<Row> rows) {
    Column weight = settings.common().weighting().of(STRENGTH.col());
    return rows.select(
        CUSTOMER_ID.col(),
        ITEM_ID.col(),
        weight.multiply(settings.common().alpha()).as("weight"),
        lit(null).cast("array<float>").as(FACTORS.name()));
  }

  /** Rows without an item; they are sorted before the customer's other rows. */
  private static Dataset<Row> startingPoints(Factors former) {
    return former
        .customers()
        .select(
            CUSTOMER_ID.col(), lit(null).cast("bigint"), lit(null).cast("double"), FACTORS.col());
  }
}
