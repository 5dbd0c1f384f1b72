package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.PROPENSITY;
import static io.dangol.table.Columns.SHELF;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static io.dangol.table.Tables.SHELVES;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import io.dangol.recommend.rules.RuleNames;
import io.dangol.recommend.rules.Rules;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Gives every customer a list and shelves, each row with its reason. */
public final class RankItems implements Step {

  public static final String JOB = "rank-items";

  private static final String[] USING_CUSTOMER = {CUSTOMER_ID.name()};

  private final RankingSettings settings;
  private final Rules rules;

  /**
   * Of any night.
   *
   * @param rules all; those that hold on a night's date count
   */
  public RankItems(RankingSettings settings, Rules rules) {
    this.settings = settings;
    this.rules = rules;
  }

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    Rules tonight = rules.on(run.asOf());
    RuleNames.require(tonight, inputs);
    RuleReport.warnOfSegments(tonight, inputs, outputs);
    NightRanking ranking = new NightRanking(run, inputs, settings, tonight);
    Catalogue catalogue = ranking.catalogue();
    NightRules night = ranking.rules(catalogue);
    Dataset<Row> lists =
        lists(
                ranking.customers(),
                catalogue,
                ranking.learned(catalogue),
                ranking.choice(),
                night,
                run,
                settings)
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      outputs.write(RECOMMENDATIONS, lists.where(SHELF.col().isNull()).drop(SHELF.col()));
      outputs.write(SHELVES, lists.where(SHELF.col().isNotNull()).drop(PROPENSITY.col()));
    } finally {
      lists.unpersist();
    }
    outputs.write(METRICS, RuleReport.changes(tonight, night, run, outputs));
  }

  /**
   * The customers ({@code customer_id}) whom the shop's own rules leave no item; see {@link
   * NothingLeft}.
   */
  public Dataset<Row> nothingLeft(Run run, Inputs inputs) {
    NightRanking ranking = new NightRanking(run, inputs, settings, rules.on(run.asOf()));
    Catalogue catalogue = ranking.catalogue();
    return ranking
        .customers()
        .mapPartitions(
            new NothingLeft(
                catalogue.broadcast(), ranking.rules(catalogue), run.end().toEpochMilli()),
            Encoders.row(NothingLeft.SCHEMA));
  }

  /** Makes the lists of some customers again, to say why an item is or is not in them. */
  public ItemStandings standings(Run run, Inputs inputs) {
    NightRanking ranking = new NightRanking(run, inputs, settings, rules.on(run.asOf()));
    Catalogue catalogue = ranking.catalogue();
    CustomerLists lists =
        new CustomerLists(
            catalogue,
            ranking.learned(catalogue),
            settings.plan(run, ranking.choice(), ranking.rules(catalogue)));
    return new ItemStandings(lists, ranking.customers());
  }

  /**
   * All customers with their histories.
   *
   * @param identities all customers, by account
   * @param histories as from {@link CustomerHistories}; a customer whom it lacks gets popular items
   */
  static Dataset<Row> customers(Dataset<Row> identities, Dataset<Row> histories) {
    return identities
        .select(CUSTOMER_ID.col())
        .distinct()
        .join(histories, USING_CUSTOMER, "left_outer");
  }

  /**
   * One row per customer, shelf and rank, without {@code as_of_on}; the shelf of the one list that
   * every customer gets is null.
   */
  static Dataset<Row> lists(
      Dataset<Row> customers,
      Catalogue catalogue,
      Learned learned,
      ListChoice choice,
      NightRules rules,
      Run run,
      RankingSettings settings) {
    return customers
        .repartition(settings.partitions(), CUSTOMER_ID.col())
        .sortWithinPartitions(CUSTOMER_ID.col())
        .mapPartitions(
            new PartitionRanking(
                catalogue.broadcast(), learned.broadcast(), settings.plan(run, choice, rules)),
            Encoders.row(PartitionRanking.SCHEMA));
  }
}
