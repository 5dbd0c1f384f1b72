package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.STRENGTH;
import static io.dangol.table.Tables.CUSTOMER_FACTORS;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.IDENTITIES;
import static io.dangol.table.Tables.INTERACTIONS;
import static io.dangol.table.Tables.ITEMS;
import static io.dangol.table.Tables.ITEM_FACTORS;
import static io.dangol.table.Tables.RECOMMENDATIONS;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Gives every customer a list, each row with its reason. */
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
    outputs.write(
        RECOMMENDATIONS,
        lists(inputs.read(IDENTITIES), histories(inputs), catalogue, learned, run.end(), settings));
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

  private Catalogue catalogue(Run run, Inputs inputs) {
    return CatalogueItems.asOf(
        run, inputs.read(EVENTS), inputs.read(ITEM_FACTORS), inputs.read(ITEMS), settings);
  }

  private Dataset<Row> histories(Inputs inputs) {
    return CustomerHistories.of(
        inputs.read(INTERACTIONS), inputs.read(CUSTOMER_FACTORS), settings.targetTypes());
  }

  /**
   * One row per customer and rank, without {@code as_of_on}.
   *
   * @param identities all customers, by account
   * @param histories as from {@link CustomerHistories}; a customer whom it lacks gets popular items
   */
  static Dataset<Row> lists(
      Dataset<Row> identities,
      Dataset<Row> histories,
      Catalogue catalogue,
      Learned learned,
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
                settings.blend(),
                settings.listLength(),
                end.toEpochMilli()),
            Encoders.row(PartitionRanking.SCHEMA));
  }
}
