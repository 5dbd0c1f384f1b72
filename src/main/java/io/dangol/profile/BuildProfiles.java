package io.dangol.profile;

import static io.dangol.table.Columns.JOURNEY_STAGE;
import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.EXCHANGE_RATES;
import static io.dangol.table.Tables.ITEMS;
import static io.dangol.table.Tables.JOURNEY_MOVES;
import static io.dangol.table.Tables.METRICS;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import io.dangol.learn.Metric;
import io.dangol.money.Currencies;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes every customer's profile from all events up to the as-of date, and the moves by which
 * customers came to their journey stage.
 */
public record BuildProfiles(ProfileSettings settings, Currencies currencies) implements Step {

  public static final String JOB = "build-profiles";

  private static final Logger LOG = LoggerFactory.getLogger(BuildProfiles.class);

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    Dataset<Row> events = events(run, inputs);
    Dataset<Row> items = inputs.read(ITEMS);
    Shop shop = shop(run, events, items);
    outputs.write(
        CUSTOMER_PROFILES, Profiles.asOf(events, items, run.end(), run.zone(), shop, settings));
    List<Metric> metrics =
        shop.logs(JOURNEY_STAGE) ? journeys(run, events, outputs) : noJourneys(outputs);
    outputs.write(METRICS, metrics.stream().map(metric -> metric.row(run.asOf(), JOB)).toList());
  }

  private List<Metric> journeys(Run run, Dataset<Row> events, Outputs outputs) {
    try (Journeys journeys = Journeys.of(events, run, settings)) {
      outputs.write(JOURNEY_MOVES, journeys.moves());
      return JourneyMetrics.of(journeys.changes(), run.asOf());
    }
  }

  private static List<Metric> noJourneys(Outputs outputs) {
    outputs.write(JOURNEY_MOVES, List.of());
    return JourneyMetrics.none();
  }

  /** One row per customer, without the date. */
  public Dataset<Row> profiles(Run run, Inputs inputs) {
    Dataset<Row> events = events(run, inputs);
    Dataset<Row> items = inputs.read(ITEMS);
    return Profiles.asOf(events, items, run.end(), run.zone(), shop(run, events, items), settings);
  }

  private Dataset<Row> events(Run run, Inputs inputs) {
    return currencies.inOwn(inputs.read(EVENTS), inputs.read(EXCHANGE_RATES), run.zone());
  }

  private Shop shop(Run run, Dataset<Row> events, Dataset<Row> items) {
    Shop shop = Shop.asOf(events, items, run.end(), run.zone(), settings.types());
    currencies.requireOne(shop.currencies());
    if (!shop.absent().isEmpty()) {
      LOG.info("the shop logs nothing for these profile columns: {}", shop.absentNames());
    }
    if (shop.cut() > 0) {
      LOG.warn(
          "{} customers have spent more than gold.customer_profiles.monetary holds and get the most that it holds: look for absurd amounts in silver.events, and lower ingest.max-amount",
          shop.cut());
    }
    return shop;
  }
}
