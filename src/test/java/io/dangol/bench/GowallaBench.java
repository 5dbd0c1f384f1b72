package io.dangol.bench;

import io.dangol.job.Run;
import io.dangol.learn.Metric;
import io.dangol.profile.Interactions;
import io.dangol.recommend.RecommendSettings;
import io.dangol.recommend.evaluate.RankingEvaluation;
import io.dangol.recommend.train.Feedback;
import io.dangol.table.Tables;
import io.dangol.table.Words.Population;
import io.dangol.testing.Hocon;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The lists of the product on Gowalla, as its own evaluation measures them. */
@Command(
    name = "gowalla",
    description = {
      "Makes the lists of all customers of Gowalla, in the split of LightGCN, by a trainer and by the"
          + " baselines, and measures them as 'dangol evaluate' does: the learned pairs are"
          + " purchases of one day, and the wanted ones are of the next. The model als ranks by the"
          + " trainer alone.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  scripts/bench gowalla --data FOLDER --set trainer=filter"})
final class GowallaBench implements Callable<Integer> {

  @Option(
      names = "--data",
      required = true,
      description = "Folder of Gowalla: train.txt.gz, test.txt.gz, a user and items a line.")
  private Path data;

  @Option(names = "--test", description = "Judges by the test part; else by a tenth of the other.")
  private boolean test;

  @Option(names = "--seed", description = "Of the trainer (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--places", description = "Length of the lists (default ${DEFAULT-VALUE}).")
  private int places = 20;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A key below 'recommend', such as trainer=filter or filter.smooth=256.")
  private List<String> keys = List.of();

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  private static final LocalDate DAY = LocalDate.parse("2020-01-01");

  @Override
  public Integer call() throws Exception {
    try (SparkSession spark = BenchSpark.open()) {
      RecommendSettings settings =
          Hocon.settings(
              "recommend",
              "evaluation.places = " + places + "\n" + String.join("\n", keys),
              RecommendSettings::read);
      Dataset<Row> events = events(spark).cache();
      events.count();
      double cpu = TimedTrainer.cpu();
      long began = System.nanoTime();
      TimedTrainer trainer = new TimedTrainer(settings.trainer().trainer());
      List<Metric> metrics =
          new RankingEvaluation(
                  settings.ranking(),
                  trainer,
                  settings.evaluation(),
                  settings.ranker(),
                  (known, end) -> Interactions.asOf(known, end, ZoneOffset.UTC, Split.TIES))
              .metrics(
                  new Run("bench", DAY, ZoneOffset.UTC, seed),
                  events,
                  spark.createDataFrame(List.of(), Tables.ITEMS.schema()));
      Feedback feedback = settings.trainer().feedback(trainer.interactions());
      new Findings("gowalla")
          .with("data", test ? "the test part" : "a tenth of the training part")
          .with("settings", settings.trainer().parameters(feedback))
          .with("lists", lists(metrics))
          .with("training_seconds", trainer.seconds())
          .with("training_cpu_seconds", trainer.cpuSeconds())
          .with("seconds", (System.nanoTime() - began) / 1e9)
          .with("cpu_seconds", TimedTrainer.cpu() - cpu)
          .print(json);
      return 0;
    }
  }

  private Dataset<Row> events(SparkSession spark) {
    Dataset<Row> train = Split.pairs(spark, data.resolve("train.txt.gz"));
    if (test) {
      Dataset<Row> wanted = Split.pairs(spark, data.resolve("test.txt.gz"));
      return purchases(train, DAY).union(purchases(wanted, DAY.plusDays(1)));
    }
    Dataset<Row> drawn = Split.inTenths(train);
    return purchases(drawn.where("tenth > 0"), DAY)
        .union(purchases(drawn.where("tenth = 0"), DAY.plusDays(1)));
  }

  private static Dataset<Row> purchases(Dataset<Row> pairs, LocalDate day) {
    return pairs.selectExpr(
        "concat(customer_id, '-', item_id) as event_id",
        "customer_id",
        "'purchase' as event_type",
        "item_id",
        "timestamp '" + day + " 12:00:00' as occurred_at",
        "cast(null as string) as basket_id",
        "cast(null as string) as session_id");
  }

  /** What each model's lists found among the items that a customer did not have. */
  private List<Map<String, Object>> lists(List<Metric> metrics) {
    Map<String, Map<String, Object>> byModel = new LinkedHashMap<>();
    String ndcg = "ndcg@" + places;
    List<String> names = List.of("recall@" + places, ndcg, Metric.low(ndcg), Metric.high(ndcg));
    for (Metric metric : metrics) {
      if (metric.population().equals(Population.NEW.word()) && names.contains(metric.name())) {
        Map<String, Object> figures =
            byModel.computeIfAbsent(metric.model(), model -> new LinkedHashMap<>());
        figures.put("model", metric.model());
        figures.put("customers", metric.sampleSize());
        figures.put(metric.name(), metric.value());
      }
    }
    return new ArrayList<>(byModel.values());
  }
}
