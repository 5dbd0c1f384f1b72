package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.MODEL_VERSION;
import static io.dangol.table.Columns.PARAMETERS;
import static io.dangol.table.Columns.PROPENSITY;
import static io.dangol.table.Columns.SHELF;
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
import static io.dangol.table.Tables.MODELS;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static io.dangol.table.Tables.SHELVES;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import io.dangol.recommend.rules.CustomerFacts;
import io.dangol.recommend.rules.RuleBook;
import io.dangol.recommend.rules.RuleItem;
import io.dangol.recommend.rules.RuleNames;
import io.dangol.recommend.rules.Rules;
import io.dangol.table.AsOf;
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
    Catalogue catalogue = catalogue(run, inputs, tonight);
    Learned learned =
        Learned.from(inputs.read(INTERACTIONS).where(STRENGTH.col().gt(0)), catalogue, settings);
    NightRules night = NightRules.of(book(tonight, inputs, catalogue), run.asOf());
    Dataset<Row> lists =
        lists(
                customers(inputs, tonight),
                catalogue,
                learned,
                choice(run, inputs.read(MODELS)),
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
    Rules tonight = rules.on(run.asOf());
    Catalogue catalogue = catalogue(run, inputs, tonight);
    NightRules night = NightRules.of(book(tonight, inputs, catalogue), run.asOf());
    return customers(inputs, tonight)
        .mapPartitions(
            new NothingLeft(catalogue.broadcast(), night, run.end().toEpochMilli()),
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

  private Catalogue catalogue(Run run, Inputs inputs, Rules tonight) {
    return CatalogueItems.asOf(
        run,
        inputs.read(EVENTS),
        inputs.read(ITEM_FACTORS),
        inputs.read(ITEMS),
        tonight.proposed(),
        settings);
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
                catalogue.broadcast(),
                learned.broadcast(),
                settings.lists(),
                choice,
                rules,
                new Exploration(settings.exploration(), run.seed(), run.asOf()),
                run.end().toEpochMilli()),
            Encoders.row(PartitionRanking.SCHEMA));
  }
}
