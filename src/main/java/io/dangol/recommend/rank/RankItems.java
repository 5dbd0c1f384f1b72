package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CODE;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.FACTORS;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.STRENGTH;
import static io.dangol.table.Tables.CUSTOMER_ATTRIBUTES;
import static io.dangol.table.Tables.CUSTOMER_FACTORS;
import static io.dangol.table.Tables.CUSTOMER_SEGMENTS;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.IDENTITIES;
import static io.dangol.table.Tables.INTERACTIONS;
import static io.dangol.table.Tables.ITEMS;
import static io.dangol.table.Tables.ITEM_FACTORS;
import static io.dangol.table.Tables.METRICS;
import static io.dangol.table.Tables.RECOMMENDATIONS;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Shared;
import io.dangol.job.Step;
import io.dangol.recommend.neighbours.Neighbours;
import io.dangol.recommend.rules.CustomerFacts;
import io.dangol.recommend.rules.RuleBook;
import io.dangol.recommend.rules.RuleItem;
import io.dangol.recommend.rules.RuleNames;
import io.dangol.recommend.rules.Rules;
import java.time.Instant;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Gives every customer a list, each row with its reason. */
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
    Catalogue catalogue = catalogue(run, inputs, tonight);
    Neighbours neighbours =
        CoOccurrence.learned(
            inputs.read(INTERACTIONS).where(STRENGTH.col().gt(0)),
            catalogue,
            settings.targetTypes(),
            settings.neighbours());
    NightRules night = NightRules.of(book(tonight, inputs, catalogue), run.asOf());
    outputs.write(
        RECOMMENDATIONS,
        lists(customers(inputs, tonight), catalogue, neighbours, night, run.end(), settings));
    outputs.write(METRICS, RuleReport.changes(tonight, night, run, outputs));
  }

  /**
   * The customers ({@code customer_id}) whom the shop's own rules leave no item; see {@link
   * NothingLeft}.
   */
  public Dataset<Row> nothingLeft(Run run, Inputs inputs) {
    Rules tonight = rules.on(run.asOf());
    Catalogue catalogue = catalogue(run, inputs, tonight);
    NightRules night = NightRules.of(book(tonight, inputs, catalogue), run.asOf());
    return customers(inputs, tonight)
        .mapPartitions(
            new NothingLeft(catalogue.broadcast(), night, run.end().toEpochMilli()),
            Encoders.row(NothingLeft.SCHEMA));
  }

  private Catalogue catalogue(Run run, Inputs inputs, Rules tonight) {
    return CatalogueItems.asOf(
        run,
        inputs.read(EVENTS),
        factors(inputs, tonight.proposed()),
        inputs.read(ITEMS),
        settings);
  }

  /** Factors, with a row for each of these items, so that the catalogue has them. */
  private static Dataset<Row> factors(Inputs inputs, Set<String> codes) {
    Dataset<Row> factors = inputs.read(ITEM_FACTORS);
    return codes.isEmpty()
        ? factors
        : factors
            .select(ITEM_ID.col(), FACTORS.col())
            .join(
                inputs.read(ITEMS).where(CODE.col().isInCollection(codes)).select(ITEM_ID.col()),
                new String[] {ITEM_ID.name()},
                "full_outer");
  }

  private static RuleBook book(Rules tonight, Inputs inputs, Catalogue catalogue) {
    return tonight.isEmpty()
        ? RuleBook.NONE
        : RuleBook.of(
            tonight, RuleItem.of(inputs.read(ITEMS), catalogue::position), catalogue.size);
  }

  /** All customers, with what rules ask of them. */
  private Dataset<Row> customers(Inputs inputs, Rules tonight) {
    Dataset<Row> customers =
        customers(
            inputs.read(IDENTITIES),
            CustomerHistories.of(
                inputs.read(INTERACTIONS), inputs.read(CUSTOMER_FACTORS), settings.targetTypes()));
    // Each one to one, or none.
    if (!tonight.segments().isEmpty()) {
      customers =
          customers.join(
              CustomerFacts.ofSegments(inputs.read(CUSTOMER_SEGMENTS)),
              USING_CUSTOMER,
              "left_outer");
    }
    if (tonight.needAttributes()) {
      customers =
          customers.join(
              CustomerFacts.ofAttributes(inputs.read(CUSTOMER_ATTRIBUTES)),
              USING_CUSTOMER,
              "left_outer");
    }
    return customers;
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

  /** One row per customer and rank, without {@code as_of_on}. */
  static Dataset<Row> lists(
      Dataset<Row> customers,
      Catalogue catalogue,
      Neighbours neighbours,
      NightRules rules,
      Instant end,
      RankingSettings settings) {
    return customers
        .repartition(settings.partitions(), CUSTOMER_ID.col())
        .sortWithinPartitions(CUSTOMER_ID.col())
        .mapPartitions(
            new PartitionRanking(
                catalogue.broadcast(),
                Shared.withExecutors(neighbours),
                rules,
                settings.blend(),
                settings.listLength(),
                end.toEpochMilli()),
            Encoders.row(PartitionRanking.SCHEMA));
  }
}
