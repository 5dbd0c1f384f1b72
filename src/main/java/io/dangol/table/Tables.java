package io.dangol.table;

import static io.dangol.table.Columns.*;
import static io.dangol.table.Columns.BASKETS;
import static io.dangol.table.Columns.BUNDLE_LIFT;
import static io.dangol.table.Columns.BUNDLE_LOG_LIKELIHOOD_RATIO;
import static io.dangol.table.Columns.BUNDLE_SIZE;
import static io.dangol.table.Columns.COSINE;
import static io.dangol.table.Columns.IS_UNWELCOME;
import static io.dangol.table.Columns.LIFT;
import static io.dangol.table.Columns.LOG_LIKELIHOOD_RATIO;
import static io.dangol.table.Columns.RELATED_ITEM_ID;
import static io.dangol.table.Columns.RELATION;
import static io.dangol.table.Columns.SUPPORT;
import static io.dangol.table.Columns.TOGETHER;

import io.dangol.table.Serving.Comparison;
import io.dangol.table.Words.CandidateSource;
import io.dangol.table.Words.ChangedThing;
import io.dangol.table.Words.SuppressionReason;
import java.util.List;
import java.util.Optional;

/** Every table of the lake. The order is that of the datum's way: vault, silver, gold, ledger. */
public final class Tables {

  /**
   * The type of an event that did not happen after all: its row stays, so that the next word about
   * it finds it, and no job but ingest sees it.
   */
  public static final String CANCELLED = "cancelled";

  public static final Table IDENTITIES =
      Table.named(
              "vault.identities",
              "one row per account",
              ACCOUNT_KIND,
              ACCOUNT_ID,
              ACCOUNT_KEY,
              CUSTOMER_ID,
              FIRST_SEEN_AT,
              BATCH_ID)
          .keyedBy(ACCOUNT_KIND, ACCOUNT_ID);

  public static final Table EVENTS =
      Table.named(
              "silver.events",
              "one row per event",
              EVENT_ID,
              EVENT_ACCOUNT_KEY,
              EVENT_TYPE,
              EVENT_ITEM_ID,
              OCCURRED_AT,
              QUANTITY,
              AMOUNT,
              DISCOUNT,
              CURRENCY,
              CHANNEL,
              SESSION_ID,
              BASKET_ID,
              TEXT,
              SOURCE,
              CONTEXT,
              BATCH_ID,
              ROW_FILE,
              ROW_POSITION,
              REPLACED_BATCH_ID)
          .keyedBy(EVENT_ID)
          .where(
              new Rule("quantity is not negative", "quantity >= 0"),
              new Rule("amount is not negative", "amount >= 0"),
              new Rule("currency goes with an amount", "amount is null or currency is not null"));

  public static final Table REJECTED_EVENTS =
      Table.named(
              "silver.rejected_events",
              "one row per rejected input record",
              SOURCE,
              FILE,
              POSITION,
              REASON,
              PAYLOAD,
              HEADER,
              BATCH_ID,
              JUDGED_IN,
              REPLAYED_IN,
              CONFIG_KEY,
              EVENT_TAKEN_IN)
          .keyedBy(FILE, POSITION);

  public static final Table ITEMS =
      Table.named(
              "silver.items",
              "one row per item",
              ITEM_ID,
              CODE,
              TITLE,
              CATEGORY,
              BRAND,
              PRICE,
              ACTIVE_FROM,
              ACTIVE_UNTIL,
              STOCK,
              ATTRIBUTES,
              FIRST_SEEN_AT,
              BATCH_ID)
          .keyedBy(CODE);

  public static final Table CUSTOMER_ATTRIBUTES =
      Table.named(
              "silver.customers",
              "one row per account with explicit attributes",
              ACCOUNT_KEY,
              AGE_BAND,
              GENDER,
              REGION,
              BIRTHDAY,
              JOINED_ON,
              LANGUAGE,
              BATCH_ID)
          .keyedBy(ACCOUNT_KEY);

  public static final Table CONSENTS =
      Table.named(
              "silver.consents",
              "one row per account, purpose, channel and change",
              ACCOUNT_KEY,
              PURPOSE,
              CONSENT_CHANNEL,
              IS_GRANTED,
              SINCE_AT,
              BATCH_ID,
              ROW_FILE)
          .keyedBy(ACCOUNT_KEY, PURPOSE, CONSENT_CHANNEL, SINCE_AT);

  public static final Table REJECTED_CONSENTS =
      Table.named(
              "silver.rejected_consents",
              "one row per rejected record, account and purpose: withdrawn until the record is replayed",
              FILE,
              POSITION,
              ACCOUNT_KEY,
              PURPOSE,
              SINCE_AT,
              BATCH_ID,
              REPLAYED_IN)
          .keyedBy(FILE, POSITION, ACCOUNT_KEY, PURPOSE);

  public static final Table EXCHANGE_RATES =
      Table.named(
              "silver.exchange_rates",
              "one row per currency and day with a rate",
              RATED_CURRENCY,
              RATE_ON,
              RATE,
              BATCH_ID,
              ROW_FILE)
          .keyedBy(RATED_CURRENCY, RATE_ON)
          .where(new Rule("rate is positive", "rate > 0"));

  /** What may come of a message later, each column null until then. */
  public static final List<Field> ANSWERS = List.of(OPENED_AT, CLICKED_AT, UNSUBSCRIBED_AT);

  public static final Table CONTACTS =
      Table.named(
              "silver.contacts",
              "one row per message sent",
              CONTACT_ID,
              ACCOUNT_KEY,
              CAMPAIGN,
              CONTACT_CHANNEL,
              SENT_AT,
              OPENED_AT,
              CLICKED_AT,
              UNSUBSCRIBED_AT,
              BATCH_ID)
          .keyedBy(CONTACT_ID);

  public static final Table CUSTOMER_PROFILES =
      Table.named(
              "gold.customer_profiles",
              "one row per customer and as-of date",
              AS_OF_ON,
              CUSTOMER_ID,
              RECENCY_DAYS,
              INACTIVE_DAYS,
              TENURE_DAYS,
              EVENT_COUNT,
              PURCHASE_DAYS,
              ORDERS,
              MONETARY,
              GAP_DAYS_MEAN,
              GAP_DAYS_STDDEV,
              DISTINCT_ITEMS,
              DISTINCT_CATEGORIES,
              FAVOURITE_CATEGORY,
              FAVOURITE_HOUR,
              FAVOURITE_WEEKDAY,
              FAVOURITE_CHANNEL,
              RETURN_SHARE,
              DISCOUNTED_SHARE,
              SESSIONS,
              CARTS_LEFT,
              EVENTS_LAST_30_DAYS,
              EVENTS_PRIOR_90_DAYS,
              TREND,
              JOURNEY_STAGE)
          .keyedBy(AS_OF_ON, CUSTOMER_ID)
          .partitionedBy(AS_OF_ON)
          .where(
              new Rule("recency_days is not negative", "recency_days >= 0"),
              new Rule(
                  "inactive_days is within tenure_days", "inactive_days between 0 and tenure_days"),
              new Rule("return_share is in [0, 1]", "return_share between 0 and 1"),
              new Rule("discounted_share is in [0, 1]", "discounted_share between 0 and 1"),
              new Rule("favourite_hour is in 0 to 23", "favourite_hour between 0 and 23"),
              new Rule("favourite_weekday is in 1 to 7", "favourite_weekday between 1 and 7"))
          .toServing(
              Serving.version(1)
                  .whichIsNeverEmpty()
                  .changing(ChangedThing.JOURNEY_STAGE, JOURNEY_STAGE));

  public static final Table INTERACTIONS =
      Table.named(
              "gold.interactions",
              "one row per customer, item and as-of date",
              AS_OF_ON,
              CUSTOMER_ID,
              ITEM_ID,
              STRENGTH,
              PURCHASES,
              EVENT_COUNTS,
              FIRST_AT,
              LAST_AT,
              LAST_PURCHASED_AT,
              IS_UNWELCOME)
          .keyedBy(AS_OF_ON, CUSTOMER_ID, ITEM_ID)
          .partitionedBy(AS_OF_ON)
          .where(
              new Rule("strength is not negative", "strength >= 0"),
              new Rule("first_at is not after last_at", "first_at <= last_at"));

  public static final Table CUSTOMER_FACTORS =
      Table.named(
              "gold.customer_factors",
              "one row per customer and as-of date",
              AS_OF_ON,
              CUSTOMER_ID,
              MODEL_VERSION,
              FACTORS)
          .keyedBy(AS_OF_ON, CUSTOMER_ID)
          .partitionedBy(AS_OF_ON);

  public static final Table ITEM_FACTORS =
      Table.named(
              "gold.item_factors",
              "one row per item and as-of date",
              AS_OF_ON,
              ITEM_ID,
              MODEL_VERSION,
              FACTORS)
          .keyedBy(AS_OF_ON, ITEM_ID)
          .partitionedBy(AS_OF_ON);

  private static final Rule[] LIST_RULES = {
    new Rule("score is in [0, 1]", "score between 0 and 1"),
    new Rule("rank is at least 1", "rank >= 1"),
    new Rule(
        "a reason names an item unless the source is the same for everybody",
        "candidate_source in ('%s', '%s') or size(reason_items) > 0"
            .formatted(CandidateSource.ARRIVAL.word(), CandidateSource.POPULAR.word()))
  };

  public static final Table RECOMMENDATIONS =
      Table.named(
              "gold.recommendations",
              "one row per customer, rank and as-of date",
              AS_OF_ON,
              CUSTOMER_ID,
              RANK,
              ITEM_ID,
              SCORE,
              CANDIDATE_SOURCE,
              REASON_CODE,
              REASON_ITEMS,
              PROPENSITY)
          .keyedBy(AS_OF_ON, CUSTOMER_ID, RANK)
          .partitionedBy(AS_OF_ON)
          .where(LIST_RULES)
          .where(
              new Rule(
                  "propensity is above 0 and at most 1",
                  "propensity is not null and propensity > 0 and propensity <= 1"))
          .toServing(
              Serving.version(1)
                  .whichIsNeverEmpty()
                  .absentFor(SuppressionReason.NOTHING_TO_RECOMMEND)
                  .changing(ChangedThing.LIST, ITEM_ID)
                  .compared(Comparison.LIST_OVERLAP, ITEM_ID)
                  .compared(Comparison.DISTRIBUTION, SCORE));

  public static final Table SHELVES =
      Table.named(
              "gold.shelves",
              "one row per customer, shelf, rank and as-of date",
              AS_OF_ON,
              CUSTOMER_ID,
              SHELF,
              RANK,
              ITEM_ID,
              SCORE,
              CANDIDATE_SOURCE,
              REASON_CODE,
              REASON_ITEMS)
          .keyedBy(AS_OF_ON, CUSTOMER_ID, SHELF, RANK)
          .partitionedBy(AS_OF_ON)
          .where(LIST_RULES)
          .toServing(
              Serving.version(1).ofAnySize().absentFor(SuppressionReason.NOTHING_TO_RECOMMEND));

  public static final Table RELATED_ITEMS =
      Table.named(
              "gold.related_items",
              "one row per item, relation, rank and as-of date",
              AS_OF_ON,
              ITEM_ID,
              RELATION,
              RANK,
              RELATED_ITEM_ID,
              TOGETHER,
              LIFT,
              LOG_LIKELIHOOD_RATIO,
              COSINE)
          .keyedBy(AS_OF_ON, ITEM_ID, RELATION, RANK)
          .partitionedBy(AS_OF_ON)
          .where(
              new Rule("no item is related to itself", "related_item_id <> item_id"),
              new Rule("rank is at least 1", "rank >= 1"),
              new Rule("lift is above 1", "lift is null or lift > 1"),
              new Rule("cosine is in [-1, 1]", "cosine is null or cosine between -1 and 1"))
          .toServing();

  public static final Table BUNDLES =
      Table.named(
              "gold.bundles",
              "one row per bundle (its rank), item of it and as-of date",
              AS_OF_ON,
              RANK,
              ITEM_ID,
              BUNDLE_SIZE,
              BASKETS,
              SUPPORT,
              BUNDLE_LIFT,
              BUNDLE_LOG_LIKELIHOOD_RATIO)
          .keyedBy(AS_OF_ON, RANK, ITEM_ID)
          .partitionedBy(AS_OF_ON)
          .where(
              new Rule("rank is at least 1", "rank >= 1"),
              new Rule("a bundle has two to four items", "bundle_size between 2 and 4"),
              new Rule("support is in [0, 1]", "support between 0 and 1"),
              new Rule("lift is above 1", "lift > 1"))
          .toServing(Serving.version(1).ofAnySize());

  public static final Table CHURN_SCORES =
      Table.named(
              "gold.churn_scores",
              "one row per recently active customer and as-of date",
              AS_OF_ON,
              CUSTOMER_ID,
              CHURN_PROBABILITY,
              CHURN_BAND,
              DRIVERS,
              CONTRIBUTIONS,
              CHURN_SEASON,
              CHURN_MODEL,
              VALUE_AT_STAKE,
              STAKE_CURRENCY,
              STAKE_BAND)
          .keyedBy(AS_OF_ON, CUSTOMER_ID)
          .partitionedBy(AS_OF_ON)
          .where(
              new Rule("churn_probability is in [0, 1]", "churn_probability between 0 and 1"),
              new Rule(
                  "value_at_stake is not negative",
                  "value_at_stake is null or value_at_stake >= 0"),
              new Rule(
                  "what is at stake has a currency and a band",
                  "(value_at_stake is null) = (currency is null) and (value_at_stake is null) = (stake_band is null)"))
          .toServing(
              Serving.version(1)
                  .absentThoughMadeFor(SuppressionReason.NOT_RECENTLY_ACTIVE)
                  .changing(ChangedThing.CHURN_BAND, CHURN_BAND)
                  .compared(Comparison.DISTRIBUTION, CHURN_PROBABILITY, CHURN_MODEL)
                  .told("about to leave: %s (probability %.2f)", CHURN_BAND, CHURN_PROBABILITY)
                  .told("%.0f %s at stake", VALUE_AT_STAKE, STAKE_CURRENCY));

  public static final Table CUSTOMER_VALUES =
      Table.named(
              "gold.customer_values",
              "one row per customer with a purchase, horizon and as-of date",
              AS_OF_ON,
              CUSTOMER_ID,
              HORIZON_DAYS,
              PURCHASE_MODEL,
              ALIVE_PROBABILITY,
              EXPECTED_PURCHASES,
              PURCHASES_LOW,
              PURCHASES_HIGH,
              NO_PURCHASE_PROBABILITY,
              NO_PURCHASE_LOW,
              NO_PURCHASE_HIGH,
              EXPECTED_MONEY,
              MONEY_LOW,
              MONEY_HIGH,
              MONEY_CURRENCY)
          .keyedBy(AS_OF_ON, CUSTOMER_ID, HORIZON_DAYS)
          .partitionedBy(AS_OF_ON)
          .where(
              new Rule("horizon_days is at least 1", "horizon_days >= 1"),
              new Rule(
                  "alive_probability is in [0, 1]",
                  "alive_probability is null or alive_probability between 0 and 1"),
              new Rule(
                  "no_purchase_probability is in its interval",
                  "0 <= no_purchase_low and no_purchase_probability between no_purchase_low and no_purchase_high and no_purchase_high <= 1"),
              new Rule("expected_purchases is not negative", "expected_purchases >= 0"),
              new Rule(
                  "purchases are an interval",
                  "0 <= purchases_low and purchases_low <= purchases_high"),
              new Rule(
                  "money is an interval",
                  "expected_money is null or (expected_money >= 0 and 0 <= money_low and money_low <= money_high)"))
          .toServing(
              Serving.version(1)
                  .absentThoughMadeFor(SuppressionReason.NO_PURCHASE)
                  .compared(Comparison.DISTRIBUTION, NO_PURCHASE_PROBABILITY)
                  .told(
                      "next %s days: %.1f purchases (%s to %s), none with probability %.2f",
                      HORIZON_DAYS,
                      EXPECTED_PURCHASES,
                      PURCHASES_LOW,
                      PURCHASES_HIGH,
                      NO_PURCHASE_PROBABILITY)
                  .told(
                      "%.0f %s (%.0f to %.0f)",
                      EXPECTED_MONEY, MONEY_CURRENCY, MONEY_LOW, MONEY_HIGH));

  public static final Table NEXT_PURCHASES =
      Table.named(
              "gold.next_purchases",
              "one row per customer, what they bought (anything, a category or an item), and as-of date",
              AS_OF_ON,
              CUSTOMER_ID,
              PURCHASE_SCOPE,
              SUBJECT,
              NEXT_ITEM_ID,
              BOUGHT_ON_DAYS,
              LAST_BOUGHT_ON,
              USUAL_GAP_DAYS,
              REGULARITY,
              RETURN_PROBABILITY,
              WITHIN_7_DAYS,
              WITHIN_30_DAYS,
              DUE_ON,
              DUE_FROM,
              DUE_UNTIL)
          .keyedBy(AS_OF_ON, CUSTOMER_ID, PURCHASE_SCOPE, SUBJECT)
          .partitionedBy(AS_OF_ON)
          .where(
              new Rule("purchases is at least 1", "purchases >= 1"),
              new Rule("return_probability is in [0, 1]", "return_probability between 0 and 1"),
              new Rule("within_30_days is in [0, 1]", "within_30_days between 0 and 1"),
              new Rule(
                  "within_7_days is at most within_30_days",
                  "within_7_days between 0 and within_30_days"),
              new Rule(
                  "a date is after the night and within its window",
                  "due_on is null or (as_of_on < due_from and due_from <= due_on and due_on <= due_until)"))
          .toServing(Serving.version(1).absentThoughMadeFor(SuppressionReason.NO_PURCHASE));

  public static final Table ITEM_DEMAND =
      Table.named(
              "gold.item_demand",
              "one row per item with a buyer within demand.active-window, and as-of date",
              AS_OF_ON,
              ITEM_ID,
              EXPECTED_7_DAYS,
              LOW_7_DAYS,
              HIGH_7_DAYS,
              EXPECTED_30_DAYS,
              LOW_30_DAYS,
              HIGH_30_DAYS,
              DEMAND_SEASON,
              DEMAND_TREND,
              BUYERS_LAST_28_DAYS,
              BUYERS_56_DAYS_BEFORE,
              TREND_RATIO,
              TREND_LOW,
              TREND_HIGH,
              QUIET_PROBABILITY,
              FIRST_BOUGHT_ON,
              ITEM_LAST_BOUGHT_ON)
          .keyedBy(AS_OF_ON, ITEM_ID)
          .partitionedBy(AS_OF_ON)
          .where(
              new Rule("buyers are expected", "expected_7_days >= 0 and expected_30_days >= 0"),
              new Rule(
                  "buyers are an interval",
                  "0 <= low_7_days and low_7_days <= high_7_days and 0 <= low_30_days and low_30_days <= high_30_days"),
              new Rule(
                  "trend_ratio is in its interval",
                  "trend_ratio is null or (0 <= trend_low and trend_ratio between trend_low and trend_high)"),
              new Rule(
                  "quiet_probability is in [0, 1]",
                  "quiet_probability is null or quiet_probability between 0 and 1"),
              new Rule(
                  "nothing was bought after the night",
                  "first_bought_on <= last_bought_on and last_bought_on <= as_of_on"))
          .toServing(
              Serving.version(1)
                  .told(
                      "buyers expected: %.1f in 7 days (%s to %s)",
                      EXPECTED_7_DAYS, LOW_7_DAYS, HIGH_7_DAYS)
                  .told("%.1f in 30 days (%s to %s)", EXPECTED_30_DAYS, LOW_30_DAYS, HIGH_30_DAYS)
                  .told(
                      "%s: %s buyers in the last 28 days, %s in the 56 days before",
                      DEMAND_TREND, BUYERS_LAST_28_DAYS, BUYERS_56_DAYS_BEFORE));

  public static final Table CUSTOMER_SEGMENTS =
      Table.named(
              "gold.customer_segments",
              "one row per customer and as-of date",
              AS_OF_ON,
              CUSTOMER_ID,
              SEGMENT_ID,
              SEGMENT_NAME,
              SINCE_ON,
              FORMER_SEGMENT_ID,
              FORMER_SEGMENT_NAME,
              MOVED_BY,
              MOVED_BECAUSE)
          .keyedBy(AS_OF_ON, CUSTOMER_ID)
          .partitionedBy(AS_OF_ON)
          .toServing(
              Serving.version(1)
                  .changing(ChangedThing.SEGMENT, SEGMENT_NAME)
                  .compared(Comparison.DIVISION, SEGMENT_ID)
                  .compared(Comparison.STAYING, SEGMENT_ID)
                  .told("segment: %s", SEGMENT_NAME));

  public static final Table SEGMENTS =
      Table.named(
              "gold.segments",
              "one row per segment and as-of date",
              AS_OF_ON,
              SEGMENT_ID,
              SEGMENT_NAME,
              SEGMENT_DESCRIPTION,
              CUSTOMERS,
              SHARE,
              MEDIAN_RECENCY_DAYS,
              MEDIAN_FREQUENCY,
              MEDIAN_MONETARY,
              MEDIAN_DISTINCT_ITEMS,
              MEDIAN_EVENTS_LAST_30_DAYS)
          .keyedBy(AS_OF_ON, SEGMENT_ID)
          .partitionedBy(AS_OF_ON)
          .where(new Rule("share is in [0, 1]", "share between 0 and 1"))
          .toServing();

  public static final Table SEGMENT_CENTRES =
      Table.named(
              "gold.segment_centres",
              "one row per segment and as-of date",
              AS_OF_ON,
              SEGMENT_ID,
              CENTRE,
              FITTED_ON,
              FITTED_WITH,
              LAST_SEGMENT_ID)
          .keyedBy(AS_OF_ON, SEGMENT_ID)
          .partitionedBy(AS_OF_ON);

  public static final Table CUSTOMER_GROUPS =
      Table.named(
              "gold.customer_groups",
              "one row per customer, method, group and as-of date",
              AS_OF_ON,
              CUSTOMER_ID,
              METHOD,
              GROUP_NAME,
              GROUP_DESCRIPTION)
          .keyedBy(AS_OF_ON, CUSTOMER_ID, METHOD, GROUP_NAME)
          .partitionedBy(AS_OF_ON)
          .toServing(
              Serving.version(1).ofAnySize().absentThoughProfiledFor(SuppressionReason.NO_GROUP));

  public static final Table JOURNEY_MOVES =
      Table.named(
              "gold.journey_moves",
              "one row per customer and move to another journey stage, the latest and those of a year, and as-of date",
              AS_OF_ON,
              CUSTOMER_ID,
              MOVE_RANK,
              MOVED_ON,
              FROM_STAGE,
              TO_STAGE,
              JOURNEY_CAUSE,
              JOURNEY_BECAUSE)
          .keyedBy(AS_OF_ON, CUSTOMER_ID, MOVE_RANK)
          .partitionedBy(AS_OF_ON)
          .where(
              new Rule("rank is at least 1", "rank >= 1"),
              new Rule("moved_on is not after the night", "moved_on <= as_of_on"),
              new Rule(
                  "a move leads to another stage", "from_stage is null or from_stage <> to_stage"))
          .toServing(
              Serving.version(1)
                  .absentThoughProfiledFor(SuppressionReason.NO_PURCHASE)
                  .toldInOne(
                      "journey: ", 1, "%s since %s (%s)", TO_STAGE, MOVED_ON, JOURNEY_BECAUSE));

  public static final Table HABITS =
      Table.named(
              "gold.habits",
              "one row per customer, habit and as-of date",
              AS_OF_ON,
              CUSTOMER_ID,
              HABIT_RANK,
              HABIT_CATEGORY,
              HABIT_DAYPART,
              HABIT_DAY_TYPE,
              HABIT_CHANNEL,
              HABIT_PURCHASES,
              OF_PURCHASES,
              HABIT_SHARE,
              SHOP_SHARE,
              HABIT_LIFT,
              LAST_FOLLOWED_ON,
              HABIT_WORDS)
          .keyedBy(AS_OF_ON, CUSTOMER_ID, HABIT_RANK)
          .partitionedBy(AS_OF_ON)
          .where(
              new Rule("rank is at least 1", "rank >= 1"),
              new Rule(
                  "a habit is of something",
                  "coalesce(category, daypart, day_type, channel) is not null"),
              new Rule("purchases are of of_purchases", "purchases between 1 and of_purchases"),
              new Rule("share is in [0, 1]", "share between 0 and 1"),
              new Rule("lift is at least 1", "lift >= 1"))
          .toServing(
              Serving.version(1)
                  .ofAnySize()
                  .absentThoughProfiledFor(SuppressionReason.NO_HABIT)
                  .toldInOne(
                      "habits: ",
                      3,
                      "%s (%s of %s purchases)",
                      HABIT_WORDS,
                      HABIT_PURCHASES,
                      OF_PURCHASES));

  public static final Table SUPPRESSIONS =
      Table.named(
              "gold.suppressions",
              "one row per known customer, published table that they are not in, and as-of date",
              AS_OF_ON,
              CUSTOMER_ID,
              ABSENT_FROM,
              SUPPRESSION_REASON)
          .keyedBy(AS_OF_ON, CUSTOMER_ID, ABSENT_FROM)
          .partitionedBy(AS_OF_ON)
          .toServing(Serving.version(1).ofAnySize());

  /** Made inside the serving store, which holds two releases at once; not in the lake. */
  public static final Table CHANGES =
      Table.named(
              "store.changed_since_last_release",
              "one row per customer and thing that changed its meaning",
              SINCE_RELEASE,
              CUSTOMER_ID,
              WHAT,
              CHANGE,
              VALUE_BEFORE,
              VALUE_AFTER)
          .keyedBy(CUSTOMER_ID, WHAT)
          .toServing();

  public static final Table METRICS =
      Table.named(
              "ops.metrics",
              "one row per as-of date, job, model, population and metric",
              AS_OF_ON,
              JOB,
              MODEL,
              POPULATION,
              METRIC,
              VALUE,
              SAMPLE_SIZE,
              DETAIL)
          .keyedBy(AS_OF_ON, JOB, MODEL, POPULATION, METRIC)
          .partitionedBy(AS_OF_ON, JOB);

  public static final Table MODELS =
      Table.named(
              "ops.models",
              "one row per model and as-of date",
              AS_OF_ON,
              JOB,
              MODEL_VERSION,
              PARAMETERS)
          .keyedBy(AS_OF_ON, JOB, MODEL_VERSION)
          .partitionedBy(AS_OF_ON, JOB);

  public static final Table INGESTED_FILES =
      Table.named(
              "ops.ingested_files",
              "one row per input file, batch and state",
              SOURCE,
              FILE,
              FILE_SIZE,
              MODIFIED_AT,
              FEED_ON,
              BATCH_ID,
              FILE_STATE,
              READ_AS,
              ROWS_READ,
              ROWS_ACCEPTED,
              ROWS_DUPLICATE,
              ROWS_EXCLUDED,
              ROWS_REJECTED,
              OUTCOMES,
              CHECKSUM,
              SAME_AT)
          .keyedBy(FILE, BATCH_ID, FILE_STATE)
          .where(
              new Rule(
                  "read = accepted + duplicates + excluded + rejected",
                  "rows_read = rows_accepted + rows_duplicate + rows_excluded + rows_rejected"));

  public static final Table JOB_RUNS =
      Table.named(
              "ops.job_runs",
              "one row per run and job that finished, or that began again after it had finished",
              RUN_KEY,
              RUN_ID,
              AS_OF_ON,
              JOB,
              STARTED_AT,
              SECONDS,
              ROWS_WRITTEN,
              TABLE_VERSIONS)
          .keyedBy(RUN_ID, JOB, RUN_KEY);

  public static final Table RUNS =
      Table.named(
              "ops.runs",
              "one row per run that published",
              RUN_ID,
              RUN_KEY,
              AS_OF_ON,
              CONFIG_HASH,
              RUN_STATE,
              STARTED_AT,
              SECONDS)
          .keyedBy(RUN_ID);

  public static final Table RELEASES =
      Table.named(
              "ops.releases",
              "one row per release and change of its state",
              RELEASE,
              RELEASE_STATE,
              NOTED_AT,
              AS_OF_ON,
              RUN_KEY,
              RUN_ID,
              CONFIG_HASH,
              SERVED_ROWS,
              NIGHT_VERSIONS,
              TABLE_HASHES,
              GATES,
              MADE_WITH,
              ERASED_FROM)
          .keyedBy(RELEASE, RELEASE_STATE, NOTED_AT);

  public static final Table ERASURES =
      Table.named(
              "ops.erasures",
              "one row per erasure of customers",
              ERASURE,
              RECEIVED_ON,
              DONE_ON,
              ACCOUNTS_GIVEN,
              ACCOUNTS_KNOWN,
              CUSTOMERS_ERASED,
              ROWS_ERASED,
              TRAINED_UNTIL)
          .keyedBy(ERASURE);

  private static final List<Table> ALL =
      List.of(
          IDENTITIES,
          EVENTS,
          REJECTED_EVENTS,
          ITEMS,
          CUSTOMER_ATTRIBUTES,
          CONSENTS,
          REJECTED_CONSENTS,
          CONTACTS,
          EXCHANGE_RATES,
          CUSTOMER_PROFILES,
          INTERACTIONS,
          CUSTOMER_FACTORS,
          ITEM_FACTORS,
          RECOMMENDATIONS,
          SHELVES,
          RELATED_ITEMS,
          BUNDLES,
          CHURN_SCORES,
          CUSTOMER_VALUES,
          NEXT_PURCHASES,
          ITEM_DEMAND,
          CUSTOMER_SEGMENTS,
          SEGMENTS,
          SEGMENT_CENTRES,
          CUSTOMER_GROUPS,
          JOURNEY_MOVES,
          HABITS,
          SUPPRESSIONS,
          METRICS,
          MODELS,
          INGESTED_FILES,
          JOB_RUNS,
          RUNS,
          RELEASES,
          ERASURES);

  private Tables() {}

  /** All tables in the order of the datum's way. */
  public static List<Table> all() {
    return ALL;
  }

  /** The table of this name, such as {@code gold.recommendations}. */
  public static Optional<Table> named(String name) {
    return ALL.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** The tables that reach the serving store. */
  public static List<Table> published() {
    return ALL.stream().filter(Table::published).toList();
  }
}
