package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.MODEL_VERSION;
import static io.dangol.table.Columns.PARAMETERS;
import static io.dangol.table.Columns.SHELF;
import static io.dangol.table.Columns.STRENGTH;
import static io.dangol.table.Tables.CUSTOMER_FACTORS;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.IDENTITIES;
import static io.dangol.table.Tables.INTERACTIONS;
import static io.dangol.table.Tables.ITEMS;
import static io.dangol.table.Tables.ITEM_FACTORS;
import static io.dangol.table.Tables.MODELS;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static io.dangol.table.Tables.SHELVES;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import io.dangol.table.AsOf;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Gives every customer a list and shelves, each row with its reason. */
public final class RankItems implements Step {

  public static final String JOB = "rank-items";

  private final RankingSettings settings;

  public RankItems(RankingSettings settings) {
    this.settings = settings;
  }

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    Catalogue catalogue = catalogue(run, inputs);
    Learned learned =
        Learned.from(inputs.read(INTERACTIONS).where(STRENGTH.col().gt(0)), catalogue, settings);
    Dataset<Row> lists =
        lists(
                inputs.read(IDENTITIES),
                histories(inputs),
                catalogue,
                learned,
                choice(run, inputs.read(MODELS)),
                run.end(),
                settings)
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      outputs.write(RECOMMENDATIONS, lists.where(SHELF.col().isNull()).drop(SHELF.col()));
      outputs.write(SHELVES, lists.where(SHELF.col().isNotNull()));
    } finally {
      lists.unpersist();
    }
  }

  /**
   * The customers ({@code customer_id}) whom the shop's own rules leave no item; see {@link
   * NothingLeft}.
   */
  public Dataset<Row> nothingLeft(Run run, Inputs inputs) {
    return histories(inputs)
        .mapPartitions(
            new NothingLeft(catalogue(run, inputs).broadcast(), run.end().toEpochMilli()),
            Encoders.row(NothingLeft.SCHEMA));
  }

  /** What the evaluation of the night decided; the formula if it could not decide. */
  private static ListChoice choice(Run run, Dataset<Row> models) {
    return models
        .where(AsOf.is(run.asOf()).and(MODEL_VERSION.col().equalTo(ListChoice.version(run.asOf()))))
        .collectAsList()
        .stream()
        .findFirst()
        .map(
            row -> ListChoice.of(row.<String, String>getJavaMap(row.fieldIndex(PARAMETERS.name()))))
        .orElse(ListChoice.FORMULA);
  }

  private Catalogue catalogue(Run run, Inputs inputs) {
    return CatalogueItems.asOf(
        run, inputs.read(EVENTS), inputs.read(ITEM_FACTORS), inputs.read(ITEMS), settings);
  }

  private Dataset<Row> histories(Inputs inputs) {
    return CustomerHistories.of(
        inputs.read(INTERACTIONS), inputs.read(CUSTOMER_FACTORS), settings.targetTypes());
  }

  /**
   * One row per customer, shelf and rank, without {@code as_of_on}; the shelf of the one list that
   * every customer gets is null.
   *
   * @param identities all customers, by account
   * @param histories as from {@link CustomerHistories}; a customer whom it lacks gets popular items
   */
  static Dataset<Row> lists(
      Dataset<Row> identities,
      Dataset<Row> histories,
      Catalogue catalogue,
      Learned learned,
      ListChoice choice,
      Instant end,
      RankingSettings settings) {
    return identities
        .select(CUSTOMER_ID.col())
        .distinct()
        .join(histories, new String[] {CUSTOMER_ID.name()}, "left_outer")
        .repartition(settings.partitions(), CUSTOMER_ID.col())
        .sortWithinPartitions(CUSTOMER_ID.col())
        .mapPartitions(
            new PartitionRanking(
                catalogue.broadcast(),
                learned.broadcast(),
                settings.lists(),
                choice,
                end.toEpochMilli()),
            Encoders.row(PartitionRanking.SCHEMA));
  }
}
