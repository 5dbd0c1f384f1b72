package io.dangol.bench;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import io.dangol.lake.Lake;
import io.dangol.profile.EventTypes;
import io.dangol.profile.InteractionSettings;
import io.dangol.profile.Interactions;
import io.dangol.recommend.search.TopLists;
import io.dangol.recommend.train.Factors;
import io.dangol.table.Tables;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a trainer learns from and what its factors are judged by.
 *
 * @param learned {@code customer_id}, {@code item_id}, {@code strength}
 * @param leftOut pairs of {@code customer_id} and {@code item_id} that no list shows
 * @param wanted by customer what the lists should find; nothing of it is left out
 */
record Split(String name, Dataset<Row> learned, Dataset<Row> leftOut, Map<Long, Set<Long>> wanted) {

  /** One whose lists show only what customers did not have. */
  static Split ofUnseen(String name, Dataset<Row> learned, Map<Long, Set<Long>> wanted) {
    return new Split(name, learned, learned, wanted);
  }

  /** The defaults of the configuration. */
  static final InteractionSettings TIES =
      new InteractionSettings(
          new EventTypes(
              List.of("purchase"),
              List.of("refund"),
              List.of("cart_add"),
              List.of("cart_remove"),
              List.of("dislike", "complaint")),
          180,
          Map.of("purchase", 1.0, "refund", -1.0, "view", 0.1, "cart_add", 0.3, "like", 0.5),
          0);

  private static final String[] USING_CUSTOMER = {"customer_id"};

  /** Items packed at once: the catalogues judged are small enough. */
  private static final int AT_ONCE = 1_000_000;

  /** What lists of this length found: means over the customers of {@code wanted}. */
  record Quality(double recall, double ndcg) {}

  /**
   * Gowalla in the split of LightGCN, a user and items a line. Of the training part one pair in
   * ten, by hash, is what is wanted, or the test part is, if it is asked for.
   */
  static Split gowalla(SparkSession spark, Path folder, boolean test) {
    Dataset<Row> train = pairs(spark, folder.resolve("train.txt.gz"));
    if (test) {
      return ofUnseen(
          "Gowalla, test", learned(train), byCustomer(pairs(spark, folder.resolve("test.txt.gz"))));
    }
    Dataset<Row> drawn = inTenths(train);
    return ofUnseen(
        "Gowalla, a tenth of the training part",
        learned(drawn.where("tenth > 0")),
        byCustomer(drawn.where("tenth = 0")));
  }

  /** The pairs with a number from 0 to 9 each, by hash. */
  static Dataset<Row> inTenths(Dataset<Row> pairs) {
    return pairs.withColumn(
        "tenth", abs(xxhash64(col("customer_id"), col("item_id"), lit(17))).mod(10));
  }

  /**
   * A shop's tables: ties as of a date, and what was bought for the first time in the days after.
   */
  static Split home(SparkSession spark, String home, LocalDate asOf, int days) {
    Lake lake = new Lake(spark, home);
    Dataset<Row> events =
        lake.read(Tables.EVENTS)
            .join(lake.read(Tables.IDENTITIES).select("account_key", "customer_id"), "account_key");
    Instant end = asOf.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Dataset<Row> learned =
        Interactions.asOf(events, end, ZoneOffset.UTC, TIES)
            .where("strength > 0")
            .select("customer_id", "item_id", "strength")
            .cache();
    if (learned.isEmpty()) {
      throw new IllegalArgumentException(
          "no customer has bought anything by " + asOf + " in the tables below " + home);
    }
    Dataset<Row> unseen =
        events
            .where("event_type = 'purchase' and item_id is not null")
            .where(col("occurred_at").geq(lit(end)))
            .where(col("occurred_at").lt(lit(end.plus(days, ChronoUnit.DAYS))))
            .select("customer_id", "item_id")
            .distinct()
            .join(learned, new String[] {"customer_id", "item_id"}, "left_anti")
            .join(learned.select("customer_id").distinct(), "customer_id");
    return ofUnseen("as of " + asOf, learned, byCustomer(unseen));
  }

  /** Lists of a number of items. */
  Quality quality(Factors factors, int places) {
    Dataset<Row> seen =
        leftOut.groupBy("customer_id").agg(array_sort(collect_set("item_id")).as(TopLists.SEEN));
    Dataset<Row> customers = factors.customers().join(seen, USING_CUSTOMER, "left");
    double recall = 0;
    double ndcg = 0;
    for (Row row : TopLists.of(customers, factors.items(), places, AT_ONCE).collectAsList()) {
      Set<Long> targets = wanted.get(row.getLong(0));
      if (targets != null) {
        List<Long> list = row.getList(1);
        int hits = 0;
        double gain = 0;
        for (int place = 0; place < list.size(); place++) {
          if (targets.contains(list.get(place))) {
            hits++;
            gain += worth(place);
          }
        }
        recall += (double) hits / targets.size();
        ndcg += gain / ideal(Math.min(places, targets.size()));
      }
    }
    return new Quality(recall / wanted.size(), ndcg / wanted.size());
  }

  private static double worth(int place) {
    return Math.log(2) / Math.log(place + 2);
  }

  private static double ideal(int hits) {
    double ideal = 0;
    for (int place = 0; place < hits; place++) {
      ideal += worth(place);
    }
    return ideal;
  }

  /** {@code customer_id} and {@code item_id}, of a file with a user and items a line. */
  static Dataset<Row> pairs(SparkSession spark, Path file) {
    return spark
        .read()
        .text(file.toString())
        .select(expr("cast(split(trim(value), ' ') as array<bigint>)").as("ids"))
        .select(
            expr("ids[0]").as("customer_id"),
            explode(expr("slice(ids, 2, size(ids) - 1)")).as("item_id"));
  }

  private static Dataset<Row> learned(Dataset<Row> pairs) {
    return pairs.select(col("customer_id"), col("item_id"), lit(1.0).as("strength")).cache();
  }

  /** The items of each customer. */
  static Map<Long, Set<Long>> byCustomer(Dataset<Row> pairs) {
    Map<Long, Set<Long>> byCustomer = new HashMap<>();
    for (Row row :
        pairs.groupBy("customer_id").agg(collect_list("item_id").as("items")).collectAsList()) {
      byCustomer.put(row.getLong(0), new HashSet<>(row.<Long>getList(1)));
    }
    return byCustomer;
  }

  String size() {
    Row counts =
        learned
            .agg(
                count(lit(1)), expr("count(distinct customer_id)"), expr("count(distinct item_id)"))
            .first();
    return String.format(
        Locale.ROOT,
        "%s: %,d pairs of %,d customers and %,d items, judged by %,d customers",
        name,
        counts.getLong(0),
        counts.getLong(1),
        counts.getLong(2),
        wanted.size());
  }
}
