package io.dangol.bench;

import io.dangol.night.Settings;
import io.dangol.recommend.train.Factors;
import io.dangol.recommend.train.TrainerSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether {@code auto} chooses a good weight of unobserved pairs. */
@Command(
    name = "unobserved-weight",
    description = {
      "Trains by ials with recommend.ials.unobserved-weight = auto, with each weight of a grid, and"
          + " by MLlib. Judges lists by factors alone: NDCG over all items, and over items that the"
          + " customer did not have.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:  scripts/bench unobserved-weight --conf conf/online-retail.conf --as-of 2011-10-09"
    })
final class UnobservedWeightBench implements Callable<Integer> {

  private static final String WEIGHT = "recommend.ials.unobserved-weight";

  @ArgGroup(multiplicity = "1")
  private Source source;

  /** Where the pairs come from. */
  static final class Source {
    @Option(
        names = "--data",
        description = "Folder of Gowalla, train.txt.gz; judged by a tenth of it.")
    private Path data;

    @Option(names = "--conf", description = "Configuration of a shop whose events are in its home.")
    private Path conf;
  }

  @Option(names = "--as-of", description = "With --conf: last day that is learned from.")
  private LocalDate asOf;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets one key over the file's; may be repeated.")
  private List<String> keys = List.of();

  @Option(
      names = "--grid",
      split = ",",
      description = "Weights to compare with (default ${DEFAULT-VALUE}).")
  private List<String> grid = List.of("0.003", "0.01", "0.03", "0.1", "0.3", "1");

  @Option(names = "--places", description = "Length of the lists (default ${DEFAULT-VALUE}).")
  private int places = 10;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    try (SparkSession spark = BenchSpark.open()) {
      Map<String, Split> splits = splits(spark);
      Map<String, Object> rule = judged(splits, "recommend.trainer=ials", WEIGHT + "=auto");
      List<Map<String, Object>> weights = new ArrayList<>();
      for (String weight : grid) {
        weights.add(judged(splits, "recommend.trainer=ials", WEIGHT + "=" + weight));
      }
      Findings findings =
          new Findings("unobserved-weight")
              .with("data", splits.values().iterator().next().size())
              .with("rule", List.of(rule))
              .with("grid", weights)
              .with("mllib", List.of(judged(splits, "recommend.trainer=mllib")));
      for (String items : splits.keySet()) {
        double best =
            weights.stream().mapToDouble(found -> (double) found.get(items)).max().orElseThrow();
        findings.with("rule_over_best_of_grid_" + items, (double) rule.get(items) / best);
      }
      findings.print(json);
      return 0;
    }
  }

  /** By the name of their figure. */
  private Map<String, Split> splits(SparkSession spark) {
    Map<String, Split> splits = new LinkedHashMap<>();
    if (source.data != null) {
      splits.put("new_items", Split.gowalla(spark, source.data, false));
    } else {
      PastShop shop = PastShop.of(spark, settings(), asOf);
      splits.put("all_items", shop.all());
      splits.put("new_items", shop.unseen());
    }
    return splits;
  }

  private Settings settings(String... more) {
    List<String> pairs = new ArrayList<>(keys);
    pairs.addAll(List.of(more));
    return Settings.load(Optional.ofNullable(source.conf), pairs, System.getenv());
  }

  /** The parameters of a training, and the NDCG of its lists. */
  private Map<String, Object> judged(Map<String, Split> splits, String... more) {
    Settings settings = settings(more);
    TrainerSettings trainer = settings.recommend().trainer();
    var learned = splits.values().iterator().next().learned();
    Factors factors = trainer.trainer().train(learned, settings.seed());
    Map<String, Object> found = new LinkedHashMap<>(trainer.parameters(trainer.feedback(learned)));
    found.keySet().retainAll(List.of("rank", "unobserved-weight", "regularization"));
    splits.forEach((items, split) -> found.put(items, split.quality(factors, places).ndcg()));
    System.err.println(found);
    return found;
  }
}
