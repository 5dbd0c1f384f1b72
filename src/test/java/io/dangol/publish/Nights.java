package io.dangol.publish;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Tables.BUNDLES;
import static io.dangol.table.Tables.CHURN_SCORES;
import static io.dangol.table.Tables.CUSTOMER_GROUPS;
import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.CUSTOMER_SEGMENTS;
import static io.dangol.table.Tables.CUSTOMER_VALUES;
import static io.dangol.table.Tables.HABITS;
import static io.dangol.table.Tables.IDENTITIES;
import static io.dangol.table.Tables.ITEMS;
import static io.dangol.table.Tables.ITEM_DEMAND;
import static io.dangol.table.Tables.JOURNEY_MOVES;
import static io.dangol.table.Tables.NEXT_PURCHASES;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static io.dangol.table.Tables.RELATED_ITEMS;
import static io.dangol.table.Tables.SEGMENTS;
import static io.dangol.table.Tables.SHELVES;
import static io.dangol.testing.Rows.rows;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.FaultPoint;
import io.dangol.job.Run;
import io.dangol.table.Field;
import io.dangol.table.Table;
import io.dangol.testing.TestSpark;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Small nights of a shop: Ann (customer 1) has two accounts, Bob (2) has one. */
public final class Nights {

  /** The views that have a customer's rows. */
  public static final List<String> OF_CUSTOMERS =
      List.of(
          "customer_profiles",
          "recommendations",
          "shelves",
          "churn_scores",
          "customer_values",
          "next_purchases",
          "customer_segments",
          "customer_groups",
          "journey_moves",
          "habits");

  static final Instant MORNING = Instant.parse("2011-12-10T04:00:00Z");

  public static final Dataset<Row> IDENTITY_ROWS =
      rows(
              IDENTITIES,
              """
          {account_kind: "member", account_id: "ann", account_key: 1, customer_id: 1}
          {account_kind: "device", account_id: "ann-phone", account_key: 2, customer_id: 1}
          {account_kind: "member", account_id: "bob", account_key: 3, customer_id: 2}
          """)
          .cache();

  public static final Dataset<Row> ITEM_ROWS =
      rows(
              ITEMS,
              """
          {item_id: 7, code: "MUG", title: "Red mug"}
          {item_id: 8, code: "CUP", title: "Blue cup"}
          {item_id: 9, code: "TEA"}
          """)
          .cache();

  private Nights() {}

  public static Run run(String day) {
    return new Run("run-of-" + day, LocalDate.parse(day), ZoneOffset.UTC, 1);
  }

  /** Two rows of Ann's list, one of Bob's. */
  static Dataset<Row> recommendations(String day) {
    return rows(
        RECOMMENDATIONS,
        """
        {as_of_on: "DAY", customer_id: 1, rank: 1, item_id: 7, score: 1.0, candidate_source: "own", reason_code: "bought_before", reason_items: [7], propensity: 1.0}
        {as_of_on: "DAY", customer_id: 1, rank: 2, item_id: 9, score: 0.5, candidate_source: "als", reason_code: "because_of", reason_items: [8, 7], propensity: 0.9}
        {as_of_on: "DAY", customer_id: 2, rank: 1, item_id: 7, score: 1.0, candidate_source: "popular", reason_code: "popular", reason_items: [], propensity: 1.0}
        """
            .replace("DAY", day));
  }

  public static Map<Table, Dataset<Row>> gold(String day) {
    return Map.ofEntries(
        Map.entry(RECOMMENDATIONS, recommendations(day)),
        entry(
            SHELVES,
            day,
            """
            {as_of_on: "DAY", customer_id: 1, shelf: "popular", rank: 1, item_id: 8, score: 0.5, candidate_source: "popular", reason_code: "popular", reason_items: []}
            {as_of_on: "DAY", customer_id: 1, shelf: "buy_again", rank: 2, item_id: 9, score: 0.5, candidate_source: "own", reason_code: "bought_before", reason_items: [9]}
            {as_of_on: "DAY", customer_id: 1, shelf: "buy_again", rank: 1, item_id: 7, score: 1.0, candidate_source: "own", reason_code: "bought_before", reason_items: [7]}
            """),
        entry(
            RELATED_ITEMS,
            day,
            """
            {as_of_on: "DAY", item_id: 7, relation: "bought_together", rank: 1, related_item_id: 8, together: 3, lift: 2.5, log_likelihood_ratio: 12.5}
            {as_of_on: "DAY", item_id: 8, relation: "same_customers", rank: 1, related_item_id: 9, together: 4, lift: 1.5, log_likelihood_ratio: 11.5}
            {as_of_on: "DAY", item_id: 9, relation: "alike", rank: 1, related_item_id: 7, cosine: 0.75}
            """),
        entry(
            BUNDLES,
            day,
            """
            {as_of_on: "DAY", rank: 1, item_id: 7, bundle_size: 2, baskets: 3, support: 0.25, lift: 2.5, log_likelihood_ratio: 12.5}
            {as_of_on: "DAY", rank: 1, item_id: 9, bundle_size: 2, baskets: 3, support: 0.25, lift: 2.5, log_likelihood_ratio: 12.5}
            """),
        entry(
            CUSTOMER_PROFILES,
            day,
            """
            {as_of_on: "DAY", customer_id: 1, recency_days: 3, tenure_days: 90, monetary: 1234.50, journey_stage: "regular"}
            {as_of_on: "DAY", customer_id: 2, tenure_days: 2, journey_stage: "visitor"}
            """),
        entry(
            CHURN_SCORES,
            day,
            """
            {as_of_on: "DAY", customer_id: 1, churn_probability: 0.25, churn_band: "low", drivers: ["recency_days"]}
            """),
        entry(
            CUSTOMER_VALUES,
            day,
            """
            {as_of_on: "DAY", customer_id: 1, horizon_days: 90, purchase_model: "pareto_nbd", expected_purchases: 3.25, purchases_low: 1, purchases_high: 6, no_purchase_probability: 0.05, no_purchase_low: 0.0, no_purchase_high: 0.25, expected_money: 81.25, money_low: 20.0, money_high: 150.0, currency: "EUR"}
            {as_of_on: "DAY", customer_id: 1, horizon_days: 30, purchase_model: "pareto_nbd", expected_purchases: 1.25, purchases_low: 0, purchases_high: 3, no_purchase_probability: 0.25, no_purchase_low: 0.125, no_purchase_high: 0.75}
            """),
        entry(
            NEXT_PURCHASES,
            day,
            """
            {as_of_on: "DAY", customer_id: 1, scope: "shop", subject: "anything", purchases: 8, last_bought_on: "2010-12-01", usual_gap_days: 12.5, regularity: 0.5, return_probability: 0.9, within_7_days: 0.25, within_30_days: 0.75}
            """),
        entry(
            ITEM_DEMAND,
            day,
            """
            {as_of_on: "DAY", item_id: 7, expected_7_days: 12.25, low_7_days: 8, high_7_days: 17, expected_30_days: 50.5, low_30_days: 40, high_30_days: 61, season: "unknown", trend: "rising", buyers_last_28_days: 40, buyers_56_days_before: 31, trend_ratio: 2.5, trend_low: 1.5, trend_high: 4.0, first_bought_on: "2010-01-02", last_bought_on: "2010-12-31"}
            {as_of_on: "DAY", item_id: 8, expected_7_days: 0.5, low_7_days: 0, high_7_days: 1, expected_30_days: 2.0, low_30_days: 0, high_30_days: 4, season: "unknown", buyers_last_28_days: 1, buyers_56_days_before: 0, first_bought_on: "2010-12-02", last_bought_on: "2010-12-30"}
            """),
        entry(
            CUSTOMER_GROUPS,
            day,
            """
            {as_of_on: "DAY", customer_id: 1, method: "rfm", group_name: "R3 F3 M2", group_description: "They come often."}
            """),
        entry(
            JOURNEY_MOVES,
            day,
            """
            {as_of_on: "DAY", customer_id: 1, rank: 1, moved_on: "2010-12-01", from_stage: "repeat", to_stage: "regular", moved_by: "purchase", moved_because: "third purchase within 60 days"}
            {as_of_on: "DAY", customer_id: 1, rank: 2, moved_on: "2010-11-01", from_stage: "first_purchase", to_stage: "repeat", moved_by: "purchase", moved_because: "second purchase within 30 days"}
            """),
        entry(
            HABITS,
            day,
            """
            {as_of_on: "DAY", customer_id: 1, rank: 2, daypart: "evening", channel: "web", purchases: 4, of_purchases: 8, share: 0.5, shop_share: 0.25, lift: 2.0, last_followed_on: "2010-12-01", words: "anything in the evening (web)"}
            {as_of_on: "DAY", customer_id: 1, rank: 1, category: "tea", purchases: 6, of_purchases: 8, share: 0.6, shop_share: 0.1, lift: 6.0, last_followed_on: "2010-12-01", words: "tea"}
            """),
        entry(
            CUSTOMER_SEGMENTS,
            day,
            """
            {as_of_on: "DAY", customer_id: 1, segment_id: 1, segment_name: "Regulars"}
            {as_of_on: "DAY", customer_id: 2, segment_id: 2, segment_name: "Visitors"}
            """),
        entry(
            SEGMENTS,
            day,
            """
            {as_of_on: "DAY", segment_id: 1, segment_name: "Regulars", description: "They come often.", customers: 1, share: 0.5, median_frequency: 8}
            {as_of_on: "DAY", segment_id: 2, segment_name: "Visitors", description: "They look.", customers: 1, share: 0.5, median_frequency: 1}
            """));
  }

  /** Ann is about to leave; Bob has another item, a score and a segment, and no stage any more. */
  public static Map<Table, Dataset<Row>> changed(String day) {
    Map<Table, Dataset<Row>> night = new HashMap<>(gold(day));
    night.computeIfPresent(
        RECOMMENDATIONS,
        (table, rows) -> rows.withColumn("item_id", expr("if(customer_id = 2, 8, item_id)")));
    night.computeIfPresent(
        CUSTOMER_PROFILES,
        (table, rows) ->
            rows.withColumn("journey_stage", expr("if(customer_id = 2, null, journey_stage)")));
    night.put(
        CHURN_SCORES,
        dayRows(
            CHURN_SCORES,
            day,
            """
            {as_of_on: "DAY", customer_id: 1, churn_probability: 0.85, churn_band: "high", drivers: []}
            {as_of_on: "DAY", customer_id: 2, churn_probability: 0.05, churn_band: "low", drivers: []}
            """));
    night.computeIfPresent(
        CUSTOMER_SEGMENTS,
        (table, rows) ->
            rows.withColumn("segment_id", lit(1)).withColumn("segment_name", lit("Regulars")));
    return night;
  }

  /** As {@link #changed}, with other numbers that mean the same. */
  static Map<Table, Dataset<Row>> reordered(String day) {
    Map<Table, Dataset<Row>> night = changed(day);
    night.computeIfPresent(
        RECOMMENDATIONS,
        (table, rows) ->
            rows.withColumn("rank", expr("if(customer_id = 1, 3 - rank, rank)"))
                .withColumn("score", lit(0.7)));
    night.computeIfPresent(
        CHURN_SCORES,
        (table, rows) -> rows.withColumn("churn_probability", expr("churn_probability + 0.01")));
    night.computeIfPresent(
        CUSTOMER_SEGMENTS, (table, rows) -> rows.withColumn("segment_id", expr("segment_id + 5")));
    return night;
  }

  static Map<Table, Dataset<Row>> withoutBob(String day) {
    Map<Table, Dataset<Row>> night = new HashMap<>(gold(day));
    night.replaceAll(
        (table, rows) -> table.has(CUSTOMER_ID) ? rows.where("customer_id <> 2") : rows);
    return night;
  }

  /** As {@link #gold} without Bob, but for his list. */
  static Map<Table, Dataset<Row>> onlyListOfBob(String day) {
    Map<Table, Dataset<Row>> night = withoutBob(day);
    night.put(RECOMMENDATIONS, recommendations(day));
    return night;
  }

  /** Ready to load: Bob, by his one account, is in no list and has no score. */
  static Dataset<Row> suppressions(String day) {
    return rows(
        "as_of_on date, account_id string, account_kind string, customer_id bigint, absent_from string, reason string",
        """
        {as_of_on: "DAY", account_id: "bob", account_kind: "member", customer_id: 2, absent_from: "recommendations", reason: "no_consent"}
        {as_of_on: "DAY", account_id: "bob", account_kind: "member", customer_id: 2, absent_from: "churn_scores", reason: "not_recently_active"}
        """
            .replace("DAY", day));
  }

  /** One account that these views must not show; nobody if there are none. */
  public static Dataset<Row> withheld(String id, String kind, long customer, List<String> views) {
    return TestSpark.session()
        .createDataset(views, Encoders.STRING())
        .select(
            col("value").as("absent_from"),
            lit(id).as("account_id"),
            lit(kind).as("account_kind"),
            lit(customer).as("customer_id"));
  }

  public static Release publish(ServingStore store, String day, String runKey) {
    return publish(store, day, runKey, gold(day));
  }

  static Release publish(
      ServingStore store, String day, String runKey, Map<Table, Dataset<Row>> night) {
    Publisher publisher = new Publisher(store, 3, FaultPoint.NONE);
    return publisher.show(publisher.load(run(day), runKey, served(night)), MORNING);
  }

  /** A night as readers would see it. */
  public static ServedNight served(Map<Table, Dataset<Row>> night) {
    return ServedNight.of(night, IDENTITY_ROWS, ITEM_ROWS, Language.EN);
  }

  /** The same rows in every night but for their date, ready to load: no query behind them. */
  private static final Map<ServingTable, List<Row>> READY = ready();

  /** Begins, loads and shows a night without going through the {@link Publisher}. */
  static Release show(ServingStore store, String day, String runKey) {
    return show(store, day, runKey, READY.keySet());
  }

  /** The same with some of the tables only. */
  static Release show(
      ServingStore store, String day, String runKey, Collection<ServingTable> tables) {
    long former = store.current().map(Release::number).orElse(0L);
    long release = store.begin(run(day), runKey);
    tables.forEach(table -> store.load(release, table, served(table, day)));
    store.flip(former, release, MORNING);
    return store.current().orElseThrow();
  }

  static Dataset<Row> served(ServingTable table, String day) {
    return TestSpark.session()
        .createDataFrame(READY.get(table), schema(table))
        .withColumn("as_of_on", lit(Date.valueOf(day)));
  }

  private static Map<ServingTable, List<Row>> ready() {
    Map<ServingTable, List<Row>> ready = new LinkedHashMap<>();
    gold("2011-01-01")
        .forEach(
            (table, rows) ->
                ready.put(
                    ServingTable.of(table),
                    ServingProjection.of(table, rows, IDENTITY_ROWS, ITEM_ROWS, Language.EN)
                        .collectAsList()));
    return ready;
  }

  private static StructType schema(ServingTable table) {
    StructType schema = new StructType();
    for (Field field : table.columns()) {
      schema = schema.add(field.name(), field.type(), true);
    }
    return schema;
  }

  private static Map.Entry<Table, Dataset<Row>> entry(Table table, String day, String lines) {
    return Map.entry(table, dayRows(table, day, lines));
  }

  private static Dataset<Row> dayRows(Table table, String day, String lines) {
    return rows(table, lines.replace("DAY", day));
  }
}
