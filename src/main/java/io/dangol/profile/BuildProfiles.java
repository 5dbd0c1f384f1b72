package io.dangol.profile;

import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.EXCHANGE_RATES;
import static io.dangol.table.Tables.ITEMS;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import io.dangol.money.Currencies;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes every customer's profile from all events up to the as-of date. */
public record BuildProfiles(ProfileSettings settings, Currencies currencies) implements Step {

  public static final String JOB = "build-profiles";

  private static final Logger LOG = LoggerFactory.getLogger(BuildProfiles.class);

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    outputs.write(CUSTOMER_PROFILES, profiles(run, inputs));
  }

  /** One row per customer, without the date. */
  public Dataset<Row> profiles(Run run, Inputs inputs) {
    Dataset<Row> events =
        currencies.inOwn(inputs.read(EVENTS), inputs.read(EXCHANGE_RATES), run.zone());
    Dataset<Row> items = inputs.read(ITEMS);
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
    return Profiles.asOf(events, items, run.end(), run.zone(), shop, settings);
  }
}
