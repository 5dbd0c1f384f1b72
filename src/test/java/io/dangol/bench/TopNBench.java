package io.dangol.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.split;

import dev.ludovic.netlib.blas.BLAS;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists for all customers against MLlib's. */
@Command(
    name = "top-n",
    description = {
      "Makes the list of every customer from the same factors by MLlib's recommendForAllUsers and by"
          + " our kernel, which leaves out what was seen; both hand their rows to a writer that drops"
          + " them. Factors: of simulated customers, or trained on Gowalla where --data names its"
          + " folder. Prints medians of CPU and wall seconds, and their ratios, MLlib to ours.",
      "MLlib uses a native BLAS where one is installed.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  scripts/bench top-n --customers 20000 --items 20000 --rank 64"})
final class TopNBench implements Callable<Integer> {

  private static final String MLLIB = "MLlib";
  private static final String OURS = "ours";

  @Option(names = "--customers", description = "Simulated customers (default ${DEFAULT-VALUE}).")
  private int customers = 20_000;

  @Option(names = "--items", description = "Simulated items (default ${DEFAULT-VALUE}).")
  private int items = 20_000;

  @Option(
      names = "--data",
      description = "Folder of Gowalla: train.txt.gz, a user and items a line.")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--rank", description = "Number of factors (default ${DEFAULT-VALUE}).")
  private int rank = 64;

  @Option(names = "--places", description = "Length of the lists (default ${DEFAULT-VALUE}).")
  private int places = 20;

  @Option(names = "--rounds", description = "Rounds that count (default ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final Map<String, List<Double>> walls = new LinkedHashMap<>();

  @Override
  public Integer call() throws Exception {
    data.ifPresent(this::check);
    try (SparkSession spark = BenchSpark.open()) {
      TopListsContest contest = data.isPresent() ? gowalla(spark, data.get()) : simulated(spark);
      Rounds cpu =
          new Rounds()
              .with(MLLIB, () -> timed(MLLIB, contest::mllib))
              .with(OURS, () -> timed(OURS, contest::ours))
              .run(rounds);
      String size =
          String.format(
              Locale.ROOT,
              "%d customers, %d items, rank %d, %d places",
              contest.customers(),
              contest.items(),
              rank,
              places);
      System.out.print(text(cpu, size, contest.unequalLists()));
      return 0;
    }
  }

  private void check(Path folder) {
    Path file = folder.resolve("train.txt.gz");
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(
          spec.commandLine(),
          "--data: there is no " + file + "; the data set is Gowalla in the split of LightGCN");
    }
  }

  /** CPU seconds of this process. */
  private double timed(String name, Runnable turn) {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long wall = System.nanoTime();
    long cpu = system.getProcessCpuTime();
    turn.run();
    double seconds = (system.getProcessCpuTime() - cpu) / 1e9;
    walls.computeIfAbsent(name, none -> new ArrayList<>()).add((System.nanoTime() - wall) / 1e9);
    return seconds;
  }

  private String text(Rounds cpu, String size, long unequal) {
    double mllib = Rounds.median(counted(MLLIB));
    double ours = Rounds.median(counted(OURS));
    return String.format(
        Locale.ROOT,
        json
            ? "{\"bench\": \"top-n\", \"size\": \"%s\", \"machine\": \"%s\", \"blas\": \"%s\","
                + " \"rounds\": %d, \"cpu_seconds\": {\"mllib\": %s, \"ours\": %s}, \"ratio\":"
                + " {\"cpu\": %.2f, \"wall\": %.2f}, \"wall_seconds\": {\"mllib\": %.3f, \"ours\":"
                + " %.3f}, \"unequal_lists\": %d}%n"
            : "%s%n%s%nBLAS of MLlib: %s%n%d rounds; CPU seconds: MLlib %s, ours %s%n"
                + "ratio, MLlib to ours: CPU %.2f, wall %.2f (medians: MLlib %.3f s, ours %.3f s)%n"
                + "lists that differ, nothing left out: %d%n",
        size,
        BenchSpark.machine(),
        BLAS.getInstance().getClass().getSimpleName(),
        rounds,
        cpu.of(MLLIB),
        cpu.of(OURS),
        cpu.median(MLLIB) / cpu.median(OURS),
        mllib / ours,
        mllib,
        ours,
        unequal);
  }

  /** Without the round that warms up. */
  private List<Double> counted(String name) {
    return walls.get(name).subList(1, rounds + 1);
  }

  private TopListsContest gowalla(SparkSession spark, Path folder) {
    Dataset<Row> seen =
        spark
            .read()
            .text(folder.resolve("train.txt.gz").toString())
            .select(split(col("value"), " ").cast("array<int>").as("ids"))
            .select(
                element_at(col("ids"), 1).as("id"),
                expr("sort_array(cast(slice(ids, 2, size(ids) - 1) as array<bigint>))").as("seen"))
            .where("size(seen) > 0")
            .cache();
    ALSModel model =
        new ALS()
            .setImplicitPrefs(true)
            .setUserCol("id")
            .setItemCol("item")
            .setRatingCol("one")
            .setRank(rank)
            .setMaxIter(3)
            .setSeed(7)
            .fit(
                seen.select(
                    col("id"),
                    expr("explode(cast(seen as array<int>))").as("item"),
                    lit(1f).as("one")));
    return new TopListsContest(model, seen, places);
  }

  private TopListsContest simulated(SparkSession spark) {
    Dataset<Row> seen =
        vectors(spark, customers, 1)
            .select(col("id"), expr("explode(sequence(1, 30))").as("k"), col("features"))
            .select(col("id"), expr("abs(xxhash64(id, k)) % " + items).cast("bigint").as("item"))
            .groupBy("id")
            .agg(sort_array(collect_set("item")).as("seen"));
    ALSModel model =
        new ALSModel("simulated", rank, vectors(spark, customers, 1), vectors(spark, items, 2))
            .setUserCol("user")
            .setItemCol("item");
    return new TopListsContest(model, seen, places);
  }

  /** Normal factors; the length of a vector falls with its id, as popularity does. */
  private Dataset<Row> vectors(SparkSession spark, int count, int seed) {
    return spark
        .range(0, count, 1, 2)
        .select(
            col("id").cast("int").as("id"),
            expr(String.format(
                    Locale.ROOT,
                    "transform(sequence(1, %d), k -> cast(sqrt(-2 * ln((abs(xxhash64(id, k, %d)) %% 1000000 + 1)"
                        + " / 1000001.0)) * cos(2 * pi() * (abs(xxhash64(k, id, %d)) %% 1000000) / 1000000.0)"
                        + " * pow(id + 1, -0.2) as float))",
                    rank,
                    seed,
                    seed))
                .as("features"))
        .cache();
  }
}
