package io.dangol.table;

import static io.dangol.table.Field.bigint;
import static io.dangol.table.Field.column;
import static io.dangol.table.Field.date;
import static io.dangol.table.Field.flag;
import static io.dangol.table.Field.integer;
import static io.dangol.table.Field.money;
import static io.dangol.table.Field.number;
import static io.dangol.table.Field.text;
import static io.dangol.table.Field.timestamp;
import static io.dangol.table.Field.vector;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

/** Every column of every table, each with one sentence. */
public final class Columns {

  private static final String NEVER_MOVED = "if no move is known";
  private static final String UNTOLD_TREND =
      "for an item that is new, and while the log is younger than 56 days";

  // Time of a row.
  public static final Field AS_OF_ON =
      date("as_of_on", "The night's date: events up to the end of this day are known.");

  // People.
  public static final Field ACCOUNT_KIND =
      text("account_kind", "Kind of the account id: member, email-hash, device.");
  public static final Field ACCOUNT_ID =
      text("account_id", "The shop's own id of the account.").personal();
  public static final Field ACCOUNT_KEY =
      bigint("account_key", "Surrogate of an account, dense from 1.").pseudonymous();
  public static final Field CUSTOMER_ID =
      bigint(
              "customer_id",
              "Surrogate of a customer, dense from 1; one customer may have several accounts.")
          .pseudonymous();
  public static final Field EVENT_ACCOUNT_KEY =
      bigint("account_key", "The account that acted.")
          .pseudonymous()
          .orNull("where the log names none");
  public static final Field FIRST_SEEN_AT =
      timestamp("first_seen_at", "Time of the first event.").orNull("while there is none");

  // Events.
  public static final Field EVENT_ID =
      text(
              "event_id",
              "Hash of the event's content, or the source's own id: the same event twice has one id.")
          .pseudonymous();
  public static final Field EVENT_TYPE =
      text(
          "event_type",
          "purchase, refund, view, cart_add, cart_remove, search, like, dislike, ...");
  public static final Field ITEM_ID = bigint("item_id", "Surrogate of an item, dense from 1.");
  public static final Field EVENT_ITEM_ID =
      bigint("item_id", "The item.").orNull("for an event without one, such as a search");
  public static final Field OCCURRED_AT =
      timestamp("occurred_at", "When it happened, as an instant.");
  public static final Field QUANTITY =
      column("quantity", createDecimalType(18, 3), "How many, never negative.")
          .orNull("where the shop does not log it");
  public static final Field AMOUNT =
      money("amount", "Money of the whole line, never negative (a refund's too).")
          .orNull("where the shop logs none");
  public static final Field DISCOUNT =
      money("discount", "Part of the price that was waived.").orNull("where the shop logs none");
  public static final Field CURRENCY =
      text("currency", "ISO 4217 code of the amount.").orNull("where there is none");
  public static final Field CHANNEL =
      text("channel", "Where it happened, such as web, app or store.").orNull("where not logged");
  public static final Field SESSION_ID =
      text("session_id", "The visit it belongs to.").pseudonymous().orNull("where not logged");
  public static final Field BASKET_ID =
      text("basket_id", "The order, invoice or receipt.").pseudonymous().orNull("where not logged");
  public static final Field TEXT =
      text("text", "What was typed, as in a search.").personal().orNull("otherwise");
  public static final Field SOURCE = text("source", "Name of the source in the configuration.");
  public static final Field CONTEXT =
      column("context", createMapType(StringType, StringType, true), "What else the source maps.")
          .personal()
          .orNull("where it maps nothing");
  public static final Field BATCH_ID =
      bigint("batch_id", "The ingest batch that brought the row; a run column.").ofRun();

  // Input files and rejected rows.
  public static final Field FILE = text("file", "Path of the input file.");
  public static final Field POSITION =
      bigint(
          "position", "Line in the file where the record begins, from 1 (parquet: row, from 1).");
  public static final Field ROW_FILE =
      text("file", "Path of the input file that the row is from.")
          .orNull("for a row from before this was kept")
          .ofRun();
  public static final Field ROW_POSITION =
      bigint("position", "Where its record begins in the file.")
          .orNull("for a row from before this was kept")
          .ofRun();
  public static final Field REPLACED_BATCH_ID =
      bigint(
              "replaced_batch_id",
              "The batch whose record of the same event this one took the place of.")
          .orNull("if it took the place of none")
          .ofRun();
  public static final Field REASON = text("reason", "Why the row was not taken.");
  public static final Field CONFIG_KEY =
      text(
              "config_key",
              "The key of the source that the reason is about, such as events.amount or types.price.")
          .orNull("if it is about the record as a whole, or is from before this was kept");
  public static final Field PAYLOAD =
      text("payload", "The record as it stood in the file.").personal();
  public static final Field HEADER =
      text(
              "header",
              "What names the columns of the file: its first line, or for parquet their types. With it the record can be read again without the file. Of a file without such a line it is a record.")
          .personal()
          .orNull("where nothing does");
  public static final Field JUDGED_IN =
      bigint("judged_in", "The batch that judged the record last: that of its file, or a replay.")
          .ofRun();
  public static final Field REPLAYED_IN =
      bigint("replayed_in", "The batch in which a replay took or excluded the record.")
          .orNull("while it is rejected")
          .ofRun();
  public static final Field EVENT_TAKEN_IN =
      bigint(
              "event_taken_in",
              "The batch that took the record's event, where the record is rejected for something else in it.")
          .orNull("if none did")
          .ofRun();
  public static final Field FILE_SIZE = bigint("file_size", "Size of the file in bytes.");
  public static final Field MODIFIED_AT =
      timestamp("modified_at", "Modification time of the file.");
  public static final Field CHECKSUM =
      text("checksum", "CRC32C of the file's bytes, as eight hexadecimal digits.")
          .orNull("for a file from before this was kept");
  public static final Field SAME_AT =
      timestamp(
              "same_at",
              "The last other modification time under which the file was found to have the same bytes, as a copy has.")
          .orNull("while it has that of modified_at");
  public static final Field FEED_ON =
      date("feed_on", "The feed day that the path names.").orNull("for a path without a date");
  public static final Field READ_AS =
      text(
              "read_as",
              "Hash of ingest.sources and the shop's zone, under which the batch began and is finished.")
          .orNull("for a batch from before this was kept");
  public static final Field FILE_STATE =
      text("state", "How far the batch has come.").oneOf(Words.FileState.values());
  public static final Field ROWS_READ = bigint("rows_read", "Records found in the file.");
  public static final Field ROWS_ACCEPTED =
      bigint("rows_accepted", "Records that became canonical rows.");
  public static final Field ROWS_DUPLICATE =
      bigint("rows_duplicate", "Records whose event was there already.");
  public static final Field ROWS_EXCLUDED =
      bigint("rows_excluded", "Records left out by a named rule.");
  public static final Field ROWS_REJECTED =
      bigint("rows_rejected", "Records that could not be read or broke the contract.");
  public static final Field OUTCOMES =
      column(
          "outcomes",
          createMapType(StringType, LongType, false),
          "Records by excluding rule (excluded: name) and by reason of rejection (rejected: reason); where later records replace: accepted ones that took the place of an earlier batch's event, and duplicates whose place a later record of the batch took.");

  // Items.
  public static final Field CODE = text("code", "The shop's own code of the item.");
  public static final Field TITLE =
      text("title", "Name of the item.").orNull("until a source gives one");
  public static final Field CATEGORY =
      text("category", "Path of categories, levels divided by ' > '.").orNull("where unknown");
  public static final Field BRAND = text("brand", "Brand.").orNull("where unknown");
  public static final Field PRICE = money("price", "Current price of one.").orNull("where unknown");
  public static final Field ACTIVE_FROM =
      date("active_from", "First day on sale.").orNull("if it always was");
  public static final Field ACTIVE_UNTIL =
      date("active_until", "Last day on sale.").orNull("until further notice");
  public static final Field STOCK =
      column("stock", createDecimalType(18, 3), "Stock on hand.").orNull("where not logged");
  public static final Field ATTRIBUTES =
      column(
              "attributes",
              createMapType(StringType, StringType, true),
              "What else is known of the item.")
          .orNull("where nothing is");

  // Customers: explicit attributes only.
  public static final Field AGE_BAND =
      text("age_band", "Age band as given.").personal().orNull("where not given");
  public static final Field GENDER =
      text("gender", "Gender as given.").personal().orNull("where not given");
  public static final Field REGION =
      text("region", "Region as given.").personal().orNull("where not given");
  public static final Field BIRTHDAY =
      date("birthday", "Birthday as given.").personal().orNull("where not given");
  public static final Field JOINED_ON =
      date("joined_on", "Day the account was opened.").personal().orNull("where unknown");
  public static final Field LANGUAGE =
      text("language", "Language tag.").personal().orNull("where unknown");

  // Consent and contacts.
  public static final Field PURPOSE =
      text("purpose", "What the consent is for.").oneOf(Words.ConsentPurpose.values());
  public static final Field CONSENT_CHANNEL =
      text(
          "channel",
          "The channel that the consent is for; '%s' covers all.".formatted(Words.ANY_CHANNEL));
  public static final Field IS_GRANTED =
      flag("is_granted", "Whether the purpose is granted from then on.");
  public static final Field SINCE_AT =
      timestamp("since_at", "From when the consent or its withdrawal holds.");
  public static final Field CONTACT_ID =
      text("contact_id", "Id of the message that was sent; it may hold an address.").personal();
  public static final Field CAMPAIGN =
      text("campaign", "Campaign of the message.").orNull("where none");
  public static final Field CONTACT_CHANNEL = text("channel", "email, sms, push, letter, ...");
  public static final Field SENT_AT = timestamp("sent_at", "When the message was sent.");
  public static final Field OPENED_AT = timestamp("opened_at", "First opening.").orNull("if never");
  public static final Field CLICKED_AT = timestamp("clicked_at", "First click.").orNull("if never");
  public static final Field UNSUBSCRIBED_AT =
      timestamp("unsubscribed_at", "When it led to unsubscribing.").orNull("if it did not");

  // Exchange rates.
  public static final Field RATED_CURRENCY =
      text("currency", "ISO 4217 code of the currency that the rate is for.");
  public static final Field RATE_ON =
      date("rate_on", "The day of the rate; it holds for some days without one after it as well.");
  public static final Field RATE =
      column(
          "rate",
          createDecimalType(18, 10),
          "What one of the currency is worth in the shop's own.");

  // Profiles.
  public static final Field RECENCY_DAYS =
      integer("recency_days", "Days from the last purchase to the as-of date.")
          .orNull("without a purchase");
  public static final Field INACTIVE_DAYS =
      integer("inactive_days", "Days from the last event of any type to the as-of date.");
  public static final Field TENURE_DAYS =
      integer("tenure_days", "Days from the first event to the as-of date.");
  public static final Field EVENT_COUNT = bigint("event_count", "Events of all types.");
  public static final Field PURCHASE_DAYS =
      bigint("purchase_days", "Distinct days with a purchase: the frequency of RFM.")
          .orNull("where the shop logs none");
  public static final Field ORDERS =
      bigint("orders", "Distinct baskets bought; purchases without a basket count by their day.")
          .orNull("where the shop logs none");
  public static final Field MONETARY =
      money("monetary", "Money spent net of refunds, cut at 9999999999999999.99.")
          .orNull("where the shop logs no amounts");
  public static final Field GAP_DAYS_MEAN =
      number("gap_days_mean", 3, "Mean days between purchase days.").orNull("with fewer than two");
  public static final Field GAP_DAYS_STDDEV =
      number("gap_days_stddev", 3, "Sample standard deviation of days between purchase days.")
          .orNull("with fewer than three");
  public static final Field DISTINCT_ITEMS =
      bigint("distinct_items", "Distinct items of any event.");
  public static final Field DISTINCT_CATEGORIES =
      bigint("distinct_categories", "Distinct categories of purchases.")
          .orNull("where the shop gives none");
  public static final Field FAVOURITE_CATEGORY =
      text("favourite_category", "Category bought most often, ties by name.")
          .orNull("where unknown");
  public static final Field FAVOURITE_HOUR =
      integer(
          "favourite_hour",
          "Local hour of the day with most events, 0 to 23, ties to the earlier.");
  public static final Field FAVOURITE_WEEKDAY =
      integer(
          "favourite_weekday",
          "Local weekday with most events, 1 Monday to 7 Sunday, ties to the earlier.");
  public static final Field FAVOURITE_CHANNEL =
      text("favourite_channel", "Channel with most events, ties by name.")
          .orNull("where not logged");
  public static final Field RETURN_SHARE =
      number("return_share", 6, "Refund lines per purchase line, at most 1.")
          .orNull("without a purchase or where the shop logs no refunds");
  public static final Field DISCOUNTED_SHARE =
      number("discounted_share", 6, "Share of purchase lines with a discount.")
          .orNull("without a purchase or where the shop logs none");
  public static final Field SESSIONS =
      bigint("sessions", "Distinct sessions.").orNull("where the shop logs none");
  public static final Field CARTS_LEFT =
      bigint(
              "carts_left",
              "Items put into a cart and, until the as-of date, neither taken out nor bought since.")
          .orNull("where the shop logs no carts");
  public static final Field EVENTS_LAST_30_DAYS =
      bigint("events_last_30_days", "Events in the last 30 days.");
  public static final Field EVENTS_PRIOR_90_DAYS =
      bigint("events_prior_90_days", "Events in the 90 days before the last 30.");
  public static final Field TREND =
      number("trend", 6, "Daily rate of the last 30 days over that of the 90 before, at most 100.")
          .orNull("if there was nothing before");
  public static final Field JOURNEY_STAGE =
      text("journey_stage", "How far the customer has come with the shop.")
          .oneOf(Words.JourneyStage.values())
          .orNull("where the shop logs no purchases");

  // Interactions.
  public static final Field STRENGTH =
      number(
          "strength",
          6,
          "Weighted events, each decayed by its age to the as-of date, refunds netted; 0 where nothing is left of the tie.");
  public static final Field PURCHASES =
      bigint(
          "purchases",
          "Distinct baskets (else days) in which the customer bought the item, refunds not netted.");
  public static final Field EVENT_COUNTS =
      column("event_counts", createMapType(StringType, LongType, false), "Events by type.");
  public static final Field FIRST_AT = timestamp("first_at", "First event of the pair.");
  public static final Field LAST_AT = timestamp("last_at", "Last event of the pair.");
  public static final Field LAST_PURCHASED_AT =
      timestamp("last_purchased_at", "Last purchase of the pair.").orNull("if never bought");
  public static final Field IS_UNWELCOME =
      flag("is_unwelcome", "Whether dislikes outweigh all else; then the item is in no list.")
          .orNull("for a row from before this was kept");

  // Habits and the journey.
  public static final Field HABIT_RANK =
      integer("rank", "Place among the customer's habits, from 1, the strongest.");
  public static final Field HABIT_CATEGORY =
      text("category", "Category of what is bought; of an item without one, its code.")
          .orNull("if the habit is of anything");
  public static final Field HABIT_DAYPART =
      text("daypart", "Part of the local day; habit.dayparts has when each begins.")
          .oneOf(Words.Daypart.values())
          .orNull("if the habit is of any time of day");
  public static final Field HABIT_DAY_TYPE =
      text("day_type", "Type of the local day.")
          .oneOf(Words.DayType.values())
          .orNull("if the habit is of any day");
  public static final Field HABIT_CHANNEL =
      text("channel", "Where it happens, such as web, app or store.")
          .orNull("if the habit is of any channel");
  public static final Field HABIT_PURCHASES =
      bigint("purchases", "Baskets of the customer that follow the habit.");
  public static final Field OF_PURCHASES =
      bigint("of_purchases", "All baskets of the customer within habit.window.");
  public static final Field HABIT_SHARE =
      number("share", 6, "Share of the customer's baskets that follow it, shrunk to shop_share.");
  public static final Field SHOP_SHARE =
      number("shop_share", 6, "Share of all customers' baskets that follow it.");
  public static final Field HABIT_LIFT = number("lift", 4, "share divided by shop_share.");
  public static final Field LAST_FOLLOWED_ON =
      date("last_followed_on", "Day of the last basket that follows it.");
  public static final Field HABIT_WORDS =
      text("words", "The habit in words, as in tea in the morning on workdays (store).");
  public static final Field MOVE_RANK =
      integer("rank", "Place among the customer's moves, from 1, the latest.");
  public static final Field MOVED_ON =
      date("moved_on", "The day at whose end the customer was first in the stage.");
  public static final Field FROM_STAGE =
      text("from_stage", "The stage before.")
          .oneOf(Words.JourneyStage.values())
          .orNull("at the first event");
  public static final Field TO_STAGE =
      text("to_stage", "The stage from then on.").oneOf(Words.JourneyStage.values());
  public static final Field JOURNEY_CAUSE =
      text("moved_by", "What moved the customer.").oneOf(Words.JourneyCause.values());
  public static final Field JOURNEY_BECAUSE =
      text("moved_because", "The same in words, as in 40 days without a purchase.");

  // Models and lists.
  public static final Field MODEL_VERSION =
      text("model_version", "The model that made the row: trainer and as-of date.");
  public static final Field FACTORS = vector("factors", 6, "Latent factors, one per rank.");
  public static final Field RANK = integer("rank", "Place in the list, from 1.");
  public static final Field SCORE =
      number("score", 6, "Relative strength within the customer's list, 0 to 1.");
  public static final Field PROPENSITY =
      number("propensity", 9, "Probability with which the night shows this item at this rank.")
          .orNull("for a row from before this was kept");
  public static final Field SHELF =
      text("shelf", "Which list of the customer the row is of.").oneOf(Words.Shelf.values());
  public static final Field CANDIDATE_SOURCE =
      text("candidate_source", "What proposed the item most strongly.")
          .oneOf(Words.CandidateSource.values());
  public static final Field REASON_CODE =
      text("reason_code", "Why the item is on the list.").oneOf(Words.ReasonCode.values());
  public static final Field REASON_ITEMS =
      column(
          "reason_items",
          createArrayType(LongType, false),
          "Items of the customer's own that explain the row; empty only for popular.");
  public static final Field RELATION =
      text("relation", "How the items belong together.").oneOf(Words.Relation.values());
  public static final Field RELATED_ITEM_ID = bigint("related_item_id", "The related item.");
  public static final Field TOGETHER =
      bigint("together", "Baskets or customers that have both items.").orNull("for alike");
  public static final Field LIFT =
      number("lift", 4, "Times as often together as chance would have it.").orNull("for alike");
  public static final Field LOG_LIKELIHOOD_RATIO =
      number("log_likelihood_ratio", 4, "How little it can be chance.").orNull("for alike");
  public static final Field COSINE =
      number("cosine", 4, "Cosine of the two items' factors.").orNull("for all but alike");
  public static final Field BUNDLE_SIZE = integer("bundle_size", "Items of the bundle, 2 to 4.");
  public static final Field BASKETS = bigint("baskets", "Baskets that have all items of it.");
  public static final Field SUPPORT =
      number("support", 8, "Share of all baskets that have all items of it.");
  public static final Field BUNDLE_LIFT =
      number("lift", 4, "Times as often together as independent items would be.");
  public static final Field BUNDLE_LOG_LIKELIHOOD_RATIO =
      number(
          "log_likelihood_ratio",
          4,
          "How little it can be chance, by the weakest division in two.");
  public static final Field CHURN_PROBABILITY =
      number("churn_probability", 6, "Probability of no activity within the horizon.");
  public static final Field CHURN_BAND =
      text("churn_band", "How likely the customer is to leave.").oneOf(Words.ChurnBand.values());
  public static final Field DRIVERS =
      column(
          "drivers",
          createArrayType(StringType, false),
          "Features that raise this customer's probability most, strongest first; may be empty.");
  public static final Field CONTRIBUTIONS =
      column(
              "contributions",
              createMapType(StringType, DoubleType, false),
              "What adds up to the log-odds of leaving, ln(p / (1 - p)): what the mean customer has,"
                  + " the time of year where it is known, and what each driver adds or takes off.")
          .orNull("where model is no_activity, and in rows written before this column");
  public static final Field CHURN_SEASON =
      text("season", "What the probability knows of the time of year.")
          .oneOf(Words.ChurnSeason.values())
          .orNull("in rows written before this column");
  public static final Field CHURN_MODEL =
      text("model", "The model that the probability is from, the same for all of a night.")
          .oneOf(Words.ChurnModel.values())
          .orNull("in rows written before this column");
  public static final Field VALUE_AT_STAKE =
      number(
              "value_at_stake",
              2,
              "Money that the shop would lose: churn_probability x the money of the next 365 days"
                  + " that is expected of the customer as a buyer.")
          .orNull(
              "where gold.customer_values has no money, and in rows written before this column");
  public static final Field STAKE_CURRENCY =
      text("currency", "ISO 4217 code of value_at_stake.").orNull("without value_at_stake");
  public static final Field STAKE_BAND =
      text("stake_band", "How much is at stake, compared with the shop's other customers.")
          .oneOf(Words.StakeBand.values())
          .orNull("without value_at_stake");
  public static final Field HORIZON_DAYS =
      integer("horizon_days", "The row is about this number of days after the as-of date.");
  public static final Field PURCHASE_MODEL =
      text("purchase_model", "The model that the row is from, the same for all of a night.")
          .oneOf(Words.PurchaseModel.values());
  public static final Field ALIVE_PROBABILITY =
      number("alive_probability", 6, "Probability that the customer has not left for good.")
          .orNull("where the log does not tell when customers leave");
  public static final Field EXPECTED_PURCHASES =
      number("expected_purchases", 4, "Days with a purchase that are expected.");
  public static final Field PURCHASES_LOW =
      integer("purchases_low", "Days with a purchase: lower end of the 80 % interval.");
  public static final Field PURCHASES_HIGH =
      integer("purchases_high", "Days with a purchase: upper end of the 80 % interval.");
  public static final Field NO_PURCHASE_PROBABILITY =
      number("no_purchase_probability", 6, "Probability of no purchase.");
  public static final Field NO_PURCHASE_LOW =
      number(
          "no_purchase_low",
          6,
          "Lower end of the 80 % interval: what the probability may be, as the customer's own rate is not known.");
  public static final Field NO_PURCHASE_HIGH =
      number("no_purchase_high", 6, "Upper end of the same interval.");
  public static final Field EXPECTED_MONEY =
      number("expected_money", 2, "Money that is expected, net of refunds.")
          .orNull("where the customer's purchases have no amounts, or too few to learn from do");
  public static final Field MONEY_LOW =
      number("money_low", 2, "Money: lower end of the 80 % interval.")
          .orNull("without expected_money");
  public static final Field MONEY_HIGH =
      number("money_high", 2, "Money: upper end of the 80 % interval.")
          .orNull("without expected_money");
  public static final Field MONEY_CURRENCY =
      text("currency", "ISO 4217 code of the money.").orNull("without expected_money");
  public static final Field PURCHASE_SCOPE =
      text("scope", "What the next purchase is of.").oneOf(Words.PurchaseScope.values());
  public static final Field SUBJECT =
      text("subject", "The item's code or the category; 'anything' for the shop.");
  public static final Field NEXT_ITEM_ID =
      bigint("item_id", "The item.").orNull("unless the row is of an item");
  public static final Field BOUGHT_ON_DAYS =
      bigint("purchases", "Days on which the customer bought it.");
  public static final Field LAST_BOUGHT_ON =
      date("last_bought_on", "Last day on which the customer bought it.");
  public static final Field USUAL_GAP_DAYS =
      number(
          "usual_gap_days", 2, "Days from one purchase to the next, as expected of the customer.");
  public static final Field REGULARITY =
      number(
          "regularity",
          4,
          "1 minus the coefficient of variation of the gaps that is expected: 0 at any time, towards 1 like clockwork.");
  public static final Field RETURN_PROBABILITY =
      number("return_probability", 6, "Probability of a purchase within timing.horizon.");
  public static final Field WITHIN_7_DAYS =
      number("within_7_days", 6, "Probability of a purchase within the next 7 days.");
  public static final Field WITHIN_30_DAYS =
      number("within_30_days", 6, "Probability of a purchase within the next 30 days.");
  public static final Field DUE_ON =
      date("due_on", "The day up to which the purchase comes in half of all cases, if it comes.")
          .orNull("where coming back is less likely than not");
  public static final Field DUE_FROM =
      date("due_from", "First day of the window that holds the purchase in 80 % of these cases.")
          .orNull("without due_on");
  public static final Field DUE_UNTIL =
      date("due_until", "Last day of that window.").orNull("without due_on");
  public static final Field EXPECTED_7_DAYS =
      number(
          "expected_7_days",
          3,
          "Buyers that are expected in the 7 days after the as-of date; a buyer counts once a day.");
  public static final Field LOW_7_DAYS =
      integer("low_7_days", "Buyers in these 7 days: lower end of the 80 % interval.");
  public static final Field HIGH_7_DAYS =
      integer("high_7_days", "Buyers in these 7 days: upper end of the 80 % interval.");
  public static final Field EXPECTED_30_DAYS =
      number(
          "expected_30_days",
          3,
          "Buyers that are expected in the 30 days after the as-of date, counted likewise.");
  public static final Field LOW_30_DAYS =
      integer("low_30_days", "Buyers in these 30 days: lower end of the 80 % interval.");
  public static final Field HIGH_30_DAYS =
      integer("high_30_days", "Buyers in these 30 days: upper end of the 80 % interval.");
  public static final Field DEMAND_SEASON =
      text("season", "What the expectation knows of the time of year.")
          .oneOf(Words.DemandSeason.values());
  public static final Field DEMAND_TREND =
      text("trend", "Whether buyers become more or fewer.")
          .oneOf(Words.DemandTrend.values())
          .orNull("while the log is younger than 56 days");
  public static final Field BUYERS_LAST_28_DAYS =
      bigint("buyers_last_28_days", "Buyers of the last 28 days; a buyer counts once a day.");
  public static final Field BUYERS_56_DAYS_BEFORE =
      bigint("buyers_56_days_before", "Buyers of the 56 days before, counted likewise.");
  public static final Field TREND_RATIO =
      number(
              "trend_ratio",
              4,
              "How many times as many buyers a day in the last 28 days as in the 56 days before,"
                  + " weekdays and closed days evened out: half of what it may be is below.")
          .orNull(UNTOLD_TREND);
  public static final Field TREND_LOW =
      number("trend_low", 4, "Lower end of the 80 % interval of trend_ratio.").orNull(UNTOLD_TREND);
  public static final Field TREND_HIGH =
      number("trend_high", 4, "Upper end of the same interval.").orNull(UNTOLD_TREND);
  public static final Field QUIET_PROBABILITY =
      number(
              "quiet_probability",
              6,
              "Probability of no buyer since last_bought_on, had all gone on as in the 56 days up to"
                  + " it.")
          .orNull("where somebody bought it in the last 28 days");
  public static final Field FIRST_BOUGHT_ON =
      date("first_bought_on", "First day on which anybody bought the item.");
  public static final Field ITEM_LAST_BOUGHT_ON =
      date("last_bought_on", "Last day on which anybody bought the item.");
  public static final Field SEGMENT_ID =
      integer(
          "segment_id",
          "Number of the segment, from 1; it keeps its number and name from night to night.");
  public static final Field SEGMENT_NAME =
      text("segment_name", "Plain name of the segment, distinct within a night.");
  public static final Field SINCE_ON =
      date("since_on", "The night on which the customer came into the segment, or an earlier one.")
          .orNull("where segments do not stay (segment.max-age)");
  public static final Field FORMER_SEGMENT_ID =
      integer("former_segment_id", "Number of the segment that the customer was in before.")
          .orNull(NEVER_MOVED);
  public static final Field FORMER_SEGMENT_NAME =
      text("former_segment_name", "Name of the segment that the customer was in before.")
          .orNull(NEVER_MOVED);
  public static final Field MOVED_BY =
      text("moved_by", "What moved the customer from there.")
          .oneOf(Words.MoveCause.values())
          .orNull(NEVER_MOVED);
  public static final Field MOVED_BECAUSE =
      text("moved_because", "The same in words, as in 40 days without a purchase.")
          .orNull(NEVER_MOVED);
  public static final Field CENTRE =
      column(
          "centre",
          createMapType(StringType, DoubleType, false),
          "The centre of the segment, in the unit of each feature.");
  public static final Field FITTED_ON = date("fitted_on", "The night that fitted the centre.");
  public static final Field FITTED_WITH =
      text("fitted_with", "The settings that decide about the segments' number and features.");
  public static final Field LAST_SEGMENT_ID =
      integer("last_segment_id", "Highest number that any segment has had so far.");
  public static final Field SEGMENT_DESCRIPTION =
      text("description", "The segment in one plain sentence.");
  public static final Field CUSTOMERS = bigint("customers", "Number of customers.");
  public static final Field SHARE = number("share", 6, "Share of all segmented customers, 0 to 1.");
  public static final Field MEDIAN_RECENCY_DAYS =
      number(
          "median_recency_days",
          1,
          "Median days since the last activity that the segments are made on.");
  public static final Field MEDIAN_FREQUENCY =
      number(
          "median_frequency",
          1,
          "Median of the frequency that the segments are made on: purchase days, else events.");
  public static final Field MEDIAN_MONETARY =
      number("median_monetary", 2, "Median money spent.").orNull("where the shop logs no amounts");
  public static final Field MEDIAN_DISTINCT_ITEMS =
      number("median_distinct_items", 1, "Median number of distinct items.");
  public static final Field MEDIAN_EVENTS_LAST_30_DAYS =
      number("median_events_last_30_days", 1, "Median number of events in the last 30 days.");

  public static final Field METHOD =
      text("method", "What groups the customers.").oneOf(Words.GroupMethod.values());
  public static final Field GROUP_NAME =
      text("group_name", "The cell of the grid, as in R5 F2 M3, or the name of the rule.");
  public static final Field GROUP_DESCRIPTION =
      text("group_description", "The cell in words, or the condition of the rule.");

  public static final Field ABSENT_FROM =
      text("absent_from", "The public view that has no row of the customer.");
  public static final Field SUPPRESSION_REASON =
      text("reason", "Why the view has no row of the customer.")
          .oneOf(Words.SuppressionReason.values());

  // The serving store: what it has in addition to a gold table's own columns.
  public static final Field ITEM_CODE = text("item_code", "The shop's own code of the item.");
  public static final Field ITEM_TITLE =
      text("item_title", "Name of the item.").orNull("where no source gives one");
  public static final Field RELATED_ITEM_CODE =
      text("related_item_code", "The shop's own code of the related item.");
  public static final Field RELATED_ITEM_TITLE =
      text("related_item_title", "Name of the related item.").orNull("where no source gives one");
  public static final Field REASON_ITEM_CODES =
      column(
          "reason_items",
          createArrayType(StringType, false),
          "Codes of the customer's own items that explain the row; empty only for popular.");
  public static final Field REASON_SENTENCE =
      text("reason", "The reason in plain words, as in: because you bought Red mug before.");

  public static final Field SINCE_RELEASE =
      bigint("since_release", "The release that readers saw before; 0 before the first.");
  public static final Field WHAT =
      text("what", "What has changed.").oneOf(Words.ChangedThing.values());
  public static final Field CHANGE =
      text("change", "What became of it.").oneOf(Words.Change.values());
  public static final Field VALUE_BEFORE =
      text("value_before", "What it was.")
          .orNull("for what is new, a customer or a list, and of customers who withdrew consent");
  public static final Field VALUE_AFTER =
      text("value_after", "What it is.").orNull("for what is gone, a customer or a list");

  // The ledger.
  public static final Field RUN_ID =
      text("run_id", "The run that wrote the row; a run column.").ofRun();
  public static final Field RUN_KEY =
      text(
          "run_key",
          "Hash of as-of date, data-affecting configuration and admitted files; in ops.job_runs empty"
              + " where a job that had finished began again: it counts as unfinished from then on.");
  public static final Field MADE_WITH =
      text("made_with", "Version of Dangol.").orNull("where it was not noted yet");
  public static final Field CONFIG_HASH =
      text("config_hash", "Hash of the configuration keys that affect data.");
  public static final Field JOB = text("job", "Name of the job.");
  public static final Field STARTED_AT =
      timestamp("started_at", "When it began; a run column.").ofRun();
  public static final Field SECONDS =
      number("seconds", 3, "How long it took; a run column.").ofRun();
  public static final Field ROWS_WRITTEN =
      column("rows_written", createMapType(StringType, LongType, false), "Rows written, by table.");
  public static final Field TABLE_VERSIONS =
      column(
          "table_versions",
          createMapType(StringType, LongType, false),
          "Delta version after the write, by table.");
  public static final Field RUN_STATE =
      text("state", "What became of the run.").oneOf(Words.RunState.values());
  public static final Field RELEASE =
      bigint("release", "Number of the release in the serving store, rising.");
  public static final Field RELEASE_STATE =
      text("state", "What became of the release.").oneOf(Words.ReleaseState.values());
  public static final Field NOTED_AT =
      timestamp("noted_at", "When the row was written; a run column.").ofRun();
  public static final Field SERVED_ROWS =
      column(
          "rows_served",
          createMapType(StringType, LongType, false),
          "Rows in the serving store, by public view.");
  public static final Field NIGHT_VERSIONS =
      column(
          "table_versions",
          createMapType(StringType, LongType, false),
          "Delta version, by table, of all that the release was made from and of what it shows.");
  public static final Field TABLE_HASHES =
      column(
          "table_hashes",
          createMapType(StringType, StringType, false),
          "Fingerprint of the night's rows of each published table, by table.");
  public static final Field GATES =
      column(
          "gates",
          createMapType(StringType, StringType, false),
          "What the gates measured, with the bound in words, by gate and subject.");
  public static final Field ERASED_FROM =
      bigint(
              "erased_from",
              "The last erasure that removed customers from the release: its table_versions are those right after, and it cannot be made again.")
          .orNull("if none did");
  public static final Field ERASURE = bigint("erasure", "Number of the erasure, rising.");
  public static final Field RECEIVED_ON = date("received_on", "When the shop was asked.");
  public static final Field DONE_ON = date("done_on", "When the rows were gone from every file.");
  public static final Field ACCOUNTS_GIVEN =
      bigint("accounts_given", "Distinct accounts that were to be erased.");
  public static final Field ACCOUNTS_KNOWN =
      bigint("accounts_known", "How many of them were in the vault.");
  public static final Field CUSTOMERS_ERASED =
      bigint("customers_erased", "Customers who had these accounts, each with all accounts.");
  public static final Field ROWS_ERASED =
      column(
          "rows_erased",
          createMapType(StringType, LongType, false),
          "Rows of these customers before, by table of the lake and view of the store.");
  public static final Field TRAINED_UNTIL =
      date(
              "trained_until",
              "The last night whose models have seen the rows; no later model starts from those of that time.")
          .orNull("if there was no night yet");
  public static final Field MODEL = text("model", "Name of the model, baseline or rule.");
  public static final Field PARAMETERS =
      column(
          "parameters",
          createMapType(StringType, StringType, false),
          "Parameters that made the model.");
  public static final Field POPULATION =
      text("population", "Whom or what the figure is about.").oneOf(Words.Population.values());
  public static final Field METRIC = text("metric", "Name of the metric, as in docs/metrics.md.");
  public static final Field VALUE = number("value", 6, "The metric's value.");
  public static final Field SAMPLE_SIZE =
      bigint("sample_size", "Number of customers or rows behind the figure.");
  public static final Field DETAIL =
      text("detail", "Split, dates and settings of the figure, in words.");

  private Columns() {}
}
