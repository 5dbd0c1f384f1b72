package io.dangol.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import io.dangol.recommend.relate.AssociatedItems;
import io.dangol.recommend.relate.RelatedSettings;
import io.dangol.table.Words.Relation;
import io.dangol.testing.Hocon;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Pairs of items against a self-join. */
@Command(
    name = "related",
    description = {
      "Finds the related items of simulated customers' histories by our counting and by a self-join in"
          + " SQL that counts the same pairs, applies the same bounds and keeps the same places; both"
          + " hand their rows to a writer that drops them. A self-join that is not done in time is"
          + " ended, and its time is the bound. Prints seconds and their ratio, the join's to ours,"
          + " and, where the join was done, the rows that differ.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  scripts/bench related --pairs 1000000 --bound 240"})
final class RelatedBench implements Callable<Integer> {

  @Option(names = "--pairs", description = "Pairs of customer and item (default ${DEFAULT-VALUE}).")
  private long pairs = 5_000_000;

  @Option(names = "--customers", description = "Customers (default ${DEFAULT-VALUE}).")
  private long customers = 100_000;

  @Option(names = "--items", description = "Items (default ${DEFAULT-VALUE}).")
  private long items = 20_000;

  @Option(names = "--bound", description = "Seconds for the self-join (default ${DEFAULT-VALUE}).")
  private int bound = 240;

  @Option(names = "--rounds", description = "Rounds of ours (default ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  private static final String OURS = "ours";
  private static final RelatedSettings SETTINGS =
      Hocon.settings(
          "related",
          "window = 3650d, min-cosine = 0, items-per-group = 100000",
          RelatedSettings::read);

  @Override
  public Integer call() throws Exception {
    try (SparkSession spark = BenchSpark.open()) {
      Dataset<Row> histories = histories(spark).cache();
      long count = histories.count();
      Dataset<Row> none = spark.range(0).select(col("id").as("item_id"));
      Rounds ours =
          new Rounds().with(OURS, () -> seconds(() -> writeOurs(histories, none))).run(rounds);
      histories.createOrReplaceTempView("histories");
      boolean[] isDone = {false};
      double join = seconds(() -> isDone[0] = isWithinBound(spark, () -> write(spark.sql(SQL))));
      Findings findings =
          new Findings("related")
              .with("customers", customers)
              .with("items", items)
              .with("pairs", count)
              .with("seconds", ours.all())
              .with("seconds_median", ours.medians())
              .with("self_join_seconds", join)
              .with("self_join_done_in_time", isDone[0])
              .with("ratio", join / ours.median(OURS));
      if (isDone[0]) {
        findings.with("rows_that_differ", differing(ours(histories, none), spark.sql(SQL)));
      }
      findings.print(json);
      return 0;
    }
  }

  /** The sets are kept while they are read, as the job does. */
  private static void writeOurs(Dataset<Row> histories, Dataset<Row> none) {
    Dataset<Row> sets = AssociatedItems.sets(histories).persist(StorageLevel.MEMORY_AND_DISK());
    write(AssociatedItems.of(Relation.SAME_CUSTOMERS, sets, none, SETTINGS));
    sets.unpersist();
  }

  private static Dataset<Row> ours(Dataset<Row> histories, Dataset<Row> none) {
    return AssociatedItems.of(
        Relation.SAME_CUSTOMERS, AssociatedItems.sets(histories), none, SETTINGS);
  }

  /** Items fall in popularity as 1 / rank; customers differ in how much they take. */
  private Dataset<Row> histories(SparkSession spark) {
    return spark
        .range(0, pairs, 1, 4)
        .select(
            expr("pow(abs(xxhash64(id, 1)) % 1000000 / 1000000.0, 1.5) * " + customers)
                .cast("bigint")
                .cast("string")
                .as(AssociatedItems.GROUP),
            expr("pow(" + items + ".0, abs(xxhash64(id, 2)) % 1000000 / 1000000.0)")
                .cast("bigint")
                .as("item_id"))
        .distinct();
  }

  /** The same figures in SQL; ties go to the lower id. */
  private static final String SQL =
      """
      with n as (select count(distinct `group`) as n from histories),
      c as (select item_id, count(*) as c from histories group by item_id),
      t as (
        select a.item_id, b.item_id as related_item_id, count(*) as t
        from histories a join histories b on a.`group` = b.`group` and a.item_id <> b.item_id
        group by a.item_id, b.item_id having count(*) >= 3),
      s as (
        select t.item_id, t.related_item_id, t, t * n.n / (x.c * y.c) as lift,
          2 * (t * ln(t)
            + if(x.c = t, 0, (x.c - t) * ln(x.c - t)) + if(y.c = t, 0, (y.c - t) * ln(y.c - t))
            + if(n.n - x.c - y.c + t = 0, 0, (n.n - x.c - y.c + t) * ln(n.n - x.c - y.c + t))
            - x.c * ln(x.c) - if(n.n = x.c, 0, (n.n - x.c) * ln(n.n - x.c))
            - y.c * ln(y.c) - if(n.n = y.c, 0, (n.n - y.c) * ln(n.n - y.c)) + n.n * ln(n.n)) as llr
        from t join c x on t.item_id = x.item_id join c y on t.related_item_id = y.item_id, n)
      select * from (
        select item_id, row_number() over (
            partition by item_id order by llr desc, related_item_id) as rank,
          related_item_id, t as together
        from s where lift > 1 and llr >= 10.83)
      where rank <= 10""";

  private static long differing(Dataset<Row> ours, Dataset<Row> join) {
    Dataset<Row> one = ours.select("item_id", "rank", "related_item_id", "together");
    Dataset<Row> other = join.select("item_id", "rank", "related_item_id", "together");
    return one.except(other).count() + other.except(one).count();
  }

  private static void write(Dataset<Row> rows) {
    rows.write().format("noop").mode("overwrite").save();
  }

  private static double seconds(Runnable turn) {
    long began = System.nanoTime();
    turn.run();
    return (System.nanoTime() - began) / 1e9;
  }

  /** False if the work was ended because its time was over. */
  private boolean isWithinBound(SparkSession spark, Runnable work) {
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    AtomicBoolean over = new AtomicBoolean();
    ScheduledFuture<?> end =
        // Again and again: a query has several jobs, of which only those that run are ended.
        clock.scheduleWithFixedDelay(
            () -> {
              over.set(true);
              spark.sparkContext().cancelAllJobs();
            },
            bound,
            1,
            TimeUnit.SECONDS);
    try {
      work.run();
      return true;
    } catch (Exception e) {
      // Spark throws checked exceptions from methods that declare none.
      if (!over.get()) {
        throw e;
      }
      return false;
    } finally {
      end.cancel(false);
      clock.shutdownNow();
    }
  }
}
