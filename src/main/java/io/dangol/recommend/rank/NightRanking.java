package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.MODEL_VERSION;
import static io.dangol.table.Columns.PARAMETERS;
import static io.dangol.table.Columns.STRENGTH;
import static io.dangol.table.Tables.CUSTOMER_ATTRIBUTES;
import static io.dangol.table.Tables.CUSTOMER_FACTORS;
import static io.dangol.table.Tables.CUSTOMER_SEGMENTS;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.IDENTITIES;
import static io.dangol.table.Tables.INTERACTIONS;
import static io.dangol.table.Tables.ITEMS;
import static io.dangol.table.Tables.ITEM_FACTORS;
import static io.dangol.table.Tables.MODELS;

import io.dangol.factor.CustomerEquations;
import io.dangol.job.Inputs;
import io.dangol.job.Run;
import io.dangol.learn.FittedModel;
import io.dangol.recommend.rules.CustomerFacts;
import io.dangol.recommend.rules.RuleBook;
import io.dangol.recommend.rules.RuleItem;
import io.dangol.recommend.rules.Rules;
import io.dangol.recommend.train.TrainedEquations;
import io.dangol.table.AsOf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads what ranking knows of a night from its tables. */
final class NightRanking {

  private static final String[] USING_CUSTOMER = {CUSTOMER_ID.name()};

  private final Run run;
  private final Inputs inputs;
  private final RankingSettings settings;
  private final Rules rules;
  private final List<Row> models;

  /**
   * @param rules that hold on the night's date
   */
  NightRanking(Run run, Inputs inputs, RankingSettings settings, Rules rules) {
    this.run = run;
    this.inputs = inputs;
    this.settings = settings;
    this.rules = rules;
    this.models = inputs.read(MODELS).where(AsOf.is(run.asOf())).collectAsList();
  }

  /** What the evaluation of the night decided; the formula if it could not decide. */
  ListChoice choice() {
    String version = FittedModel.version(ListChoice.MODEL, run.asOf());
    return models.stream()
        .filter(row -> MODEL_VERSION.textOf(row).equals(version))
        .findFirst()
        .map(row -> ListChoice.of(parameters(row)))
        .orElse(ListChoice.FORMULA);
  }

  /** Which the customers' factors of the night solve; empty if its trainer solves none. */
  private Optional<CustomerEquations> equations() {
    return models.stream()
        .flatMap(row -> TrainedEquations.of(MODEL_VERSION.textOf(row), parameters(row)).stream())
        .findFirst();
  }

  private static Map<String, String> parameters(Row model) {
    return model.getJavaMap(model.fieldIndex(PARAMETERS.name()));
  }

  Catalogue catalogue() {
    return CatalogueItems.asOf(
        run,
        inputs.read(EVENTS),
        inputs.read(ITEM_FACTORS),
        inputs.read(ITEMS),
        rules.proposed(),
        settings);
  }

  Learned learned(Catalogue catalogue) {
    Learned learned =
        Learned.from(inputs.read(INTERACTIONS).where(STRENGTH.col().gt(0)), catalogue, settings);
    Optional<CustomerEquations> equations = equations();
    if (equations.isPresent()) {
      learned = learned.with(equations.get(), catalogue);
    }
    if (settings.shelves().needSegments()) {
      learned =
          learned.with(
              SegmentItems.counted(inputs.read(EVENTS), segments(), catalogue, settings, run));
    }
    return learned;
  }

  /** The rules, bound to the items of a catalogue. */
  NightRules rules(Catalogue catalogue) {
    RuleBook book =
        rules.isEmpty()
            ? RuleBook.NONE
            : RuleBook.of(
                rules, RuleItem.of(inputs.read(ITEMS), catalogue::position), catalogue.size);
    return NightRules.of(book, run.asOf());
  }

  private Dataset<Row> segments() {
    return CustomerFacts.ofSegments(inputs.read(CUSTOMER_SEGMENTS));
  }

  /** All customers, with what rules and shelves ask of them. */
  Dataset<Row> customers() {
    Dataset<Row> customers =
        RankItems.customers(
            inputs.read(IDENTITIES),
            CustomerHistories.of(
                inputs.read(INTERACTIONS), inputs.read(CUSTOMER_FACTORS), settings.targetTypes()));
    // Each one to one, or none.
    if (!rules.segments().isEmpty() || settings.shelves().needSegments()) {
      customers = customers.join(segments(), USING_CUSTOMER, "left_outer");
    }
    if (rules.needAttributes()) {
      customers =
          customers.join(
              CustomerFacts.ofAttributes(inputs.read(CUSTOMER_ATTRIBUTES)),
              USING_CUSTOMER,
              "left_outer");
    }
    return customers;
  }
}
