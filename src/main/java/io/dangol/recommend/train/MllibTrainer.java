package io.dangol.recommend.train;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.FACTORS;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.STRENGTH;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.dangol.job.Failure;
import io.dangol.table.Field;
import java.util.Optional;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Implicit alternating least squares by Spark's MLlib (Hu, Koren and Volinsky 2008, equation 3).
 *
 * <p>Confidence is 1 + alpha * weight. MLlib multiplies lambda by the number of rows of the
 * customer or item (Zhou et al. 2008), so that one lambda suits small and large histories alike.
 * Ids must be in the range of int. The session needs {@code spark.checkpoint.dir}.
 */
public final class MllibTrainer implements Trainer {

  static final String NAME = "mllib-als";

  private static final String WEIGHT = "weight";

  /** Sweeps between checkpoints. A longer lineage overflows the stack of the tasks that read it. */
  private static final int CHECKPOINT_INTERVAL = 3;

  private final MllibSettings settings;

  public MllibTrainer(MllibSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Always trains from scratch, and never calls the listener: MLlib supports neither. */
  @Override
  public Factors train(
      Dataset<Row> interactions, Optional<Factors> former, long seed, EpochListener listener) {
    Dataset<Row> rows = interactions.where(STRENGTH.col().gt(0));
    if (!checkedRange(rows)) {
      return none(interactions);
    }
    int rank = settings.common().rank(settings.feedback(interactions));
    ALSModel model = als(rank, seed).fit(ordered(rows));
    return new Factors(
        factors(model.userFactors(), CUSTOMER_ID), factors(model.itemFactors(), ITEM_ID));
  }

  private ALS als(int rank, long seed) {
    return new ALS()
        .setImplicitPrefs(true)
        .setUserCol(CUSTOMER_ID.name())
        .setItemCol(ITEM_ID.name())
        .setRatingCol(WEIGHT)
        .setRank(rank)
        .setRegParam(settings.regularization())
        .setAlpha(settings.common().alpha())
        .setMaxIter(settings.iterations())
        .setNumBlocks(settings.common().blocks())
        .setCheckpointInterval(CHECKPOINT_INTERVAL)
        .setSeed(seed);
  }

  /** Fixes the order of the rows, because sums of floating-point numbers depend on it. */
  private Dataset<Row> ordered(Dataset<Row> rows) {
    Column weight = settings.common().weighting().of(STRENGTH.col());
    return rows.select(
            CUSTOMER_ID.col().cast("int"),
            ITEM_ID.col().cast("int"),
            weight.cast("float").as(WEIGHT))
        .repartition(settings.common().blocks(), CUSTOMER_ID.col())
        .sortWithinPartitions(CUSTOMER_ID.col(), ITEM_ID.col());
  }

  /** False if there is nothing to learn from. */
  private static boolean checkedRange(Dataset<Row> rows) {
    Row range =
        rows.agg(
                count(lit(1)),
                min(least(CUSTOMER_ID.col(), ITEM_ID.col())),
                max(greatest(CUSTOMER_ID.col(), ITEM_ID.col())))
            .first();
    if (range.getLong(0) == 0) {
      return false;
    }
    checkInt(range.getLong(1));
    checkInt(range.getLong(2));
    return true;
  }

  private static void checkInt(long id) {
    if (id != (int) id) {
      throw Failure.data(
          "train-recommendations: the customer or item id "
              + id
              + " is beyond the range of int, which MLlib's ALS cannot hold; use another trainer");
    }
  }

  private static Dataset<Row> factors(Dataset<Row> vectors, Field id) {
    return vectors.select(
        col("id").cast("bigint").as(id.name()), col("features").as(FACTORS.name()));
  }

  private static Factors none(Dataset<Row> interactions) {
    Dataset<Row> empty = interactions.limit(0);
    Column nothing = lit(null).cast(FACTORS.type()).as(FACTORS.name());
    return new Factors(
        empty.select(CUSTOMER_ID.col(), nothing), empty.select(ITEM_ID.col(), nothing));
  }
}
