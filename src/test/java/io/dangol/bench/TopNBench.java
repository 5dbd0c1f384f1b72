package io.dangol.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
          + " them. The factors are MLlib's after three iterations, on simulated purchases or on"
          + " Gowalla where --data names its folder. Prints medians of CPU and wall seconds, and"
          + " their ratios, MLlib to ours; how many lists differ, by items or by scores at any place;"
          + " then what one core of ours makes of the products that one sgemm makes, with vector"
          + " registers and without, and with how many items at a time sgemm is fastest.",
      "MLlib uses a native BLAS where one is installed.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  scripts/bench top-n --customers 20000 --items 20000 --rank 64"})
final class TopNBench implements Callable<Integer> {

  private static final String MLLIB = "MLlib";
  private static final String OURS = "ours";
  private static final String SGEMM = "sgemm";
  private static final String SCALAR = "ours without vectors";

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

  @Option(
      names = "--warm-up",
      description = "Rounds before, while the JVM compiles (default ${DEFAULT-VALUE}).")
  private int warmUp = 3;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final Map<String, List<Double>> walls = new LinkedHashMap<>();

  @Override
  public Integer call() throws Exception {
    data.ifPresent(this::check);
    try (SparkSession spark = BenchSpark.open()) {
      TopListsContest contest = contest(spark);
      Rounds cpu =
          new Rounds()
              .with(MLLIB, () -> timed(MLLIB, contest::mllib))
              .with(OURS, () -> timed(OURS, contest::ours))
              .run(warmUp, rounds);
      KernelContest kernel = new KernelContest(rank, places);
      Rounds core = new Rounds().with(SGEMM, kernel::sgemm).with(OURS, kernel::ours).run(rounds);
      // Later: the compiler counts on one kind of tiles as long as it has met no other.
      Rounds scalar = new Rounds().with(SCALAR, kernel::scalar).run(rounds);
      Map<String, Double> wall = wall();
      new Findings("top-n")
          .with("customers", contest.customers())
          .with("items", contest.items())
          .with("rank", rank)
          .with("places", places)
          .with("cpu_seconds_warming_up", cpu.warmUp())
          .with("cpu_seconds", cpu.all())
          .with("cpu_seconds_median", cpu.medians())
          .with("seconds_median", wall)
          .with("ratio", cpu.ratio(MLLIB, OURS))
          .with("ratio_of_seconds", wall.get(MLLIB) / wall.get(OURS))
          .with("lists_that_differ", contest.unequalLists())
          .with("one_core_gflops", speeds(kernel, core, scalar))
          .with("share_of_sgemm", core.ratio(SGEMM, OURS))
          .with("items_at_once_of_sgemm", kernel.block())
          .print(json);
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

  /** Multiplications and additions, in 10^9 a second; ours with its selection. */
  private static Map<String, Double> speeds(KernelContest kernel, Rounds... all) {
    Map<String, Double> speeds = new LinkedHashMap<>();
    for (Rounds rounds : all) {
      rounds
          .medians()
          .forEach((name, seconds) -> speeds.put(name, kernel.operations() / seconds / 1e9));
    }
    return speeds;
  }

  /** Medians of wall seconds, without the rounds that warm up. */
  private Map<String, Double> wall() {
    Map<String, Double> medians = new LinkedHashMap<>();
    for (String name : List.of(MLLIB, OURS)) {
      medians.put(name, Rounds.median(walls.get(name).subList(warmUp, warmUp + rounds)));
    }
    return medians;
  }

  private TopListsContest contest(SparkSession spark) {
    Dataset<Row> seen =
        data.map(folder -> SeenItems.gowalla(spark, folder))
            .orElseGet(() -> SeenItems.simulated(spark, customers, items))
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
}
