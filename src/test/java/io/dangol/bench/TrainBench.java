package io.dangol.bench;

import dev.ludovic.netlib.blas.BLAS;
import io.dangol.factor.Loss;
import io.dangol.recommend.AlsSettings;
import io.dangol.recommend.EpochWatcher;
import io.dangol.recommend.Factors;
import io.dangol.recommend.IalsSettings;
import io.dangol.recommend.IalsTrainer;
import io.dangol.recommend.MllibTrainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Training by {@code ials} against MLlib's. */
@Command(
    name = "train",
    description = {
      "Learns factors from the same pairs by MLlib's implicit ALS and by our trainer ials, both in"
          + " one Spark session after a training of each that is not counted, and measures how soon"
          + " ials is as good as MLlib is at its end: seconds of training until the lists (without"
          + " what was learned from) have MLlib's NDCG, looking aside while the lists are judged.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  scripts/bench train --data FOLDER --rank 64 --seeds 3"})
final class TrainBench implements Callable<Integer> {

  @Option(
      names = "--data",
      required = true,
      description = "Folder of Gowalla: train.txt.gz, test.txt.gz, a user and items a line.")
  private Path data;

  @Option(names = "--test", description = "Judges by the test part; else by a tenth of the other.")
  private boolean test;

  @Option(names = "--rank", description = "Number of factors (default ${DEFAULT-VALUE}).")
  private int rank = 64;

  @Option(names = "--seeds", description = "Trainings that count (default ${DEFAULT-VALUE}).")
  private int seeds = 3;

  @Option(names = "--places", description = "Length of the lists (default ${DEFAULT-VALUE}).")
  private int places = 20;

  @Option(names = "--iterations", description = "Of MLlib (default ${DEFAULT-VALUE}).")
  private int iterations = 10;

  @Option(names = "--alpha", description = "Of MLlib (default ${DEFAULT-VALUE}).")
  private double alpha = 10;

  @Option(names = "--lambda", description = "Of MLlib (default ${DEFAULT-VALUE}).")
  private double lambda = 0.1;

  @Option(names = "--epochs", description = "Of ials (default ${DEFAULT-VALUE}).")
  private int epochs = 12;

  @Option(names = "--steps", description = "Of ials (default ${DEFAULT-VALUE}).")
  private int steps = 3;

  @Option(names = "--unobserved-weight", description = "Of ials (default ${DEFAULT-VALUE}).")
  private double unobservedWeight = 0.1;

  @Option(names = "--regularization", description = "Of ials (default ${DEFAULT-VALUE}).")
  private double regularization = 0.01;

  @Option(names = "--exponent", description = "Of ials (default ${DEFAULT-VALUE}).")
  private double exponent = 1;

  @Option(names = "--only-ials", description = "Leaves MLlib out, for tuning.")
  private boolean onlyIals;

  @Option(names = "--every", description = "Epochs between looks (default ${DEFAULT-VALUE}).")
  private int every = 1;

  /** After an epoch: seconds of training so far, and how good the factors are. */
  private record Point(int epoch, double seconds, double objective, Split.Quality quality) {}

  /** Notes a point after each epoch, and stops the clock meanwhile. */
  private final class Course implements EpochWatcher {
    private final Split split;
    private final List<Point> points = new ArrayList<>();
    private long began = System.nanoTime();
    private double seconds;

    Course(Split split) {
      this.split = split;
    }

    @Override
    public void saw(int epoch, double objective, java.util.function.Supplier<Factors> factors) {
      if (epoch % every != 0) {
        return;
      }
      seconds += (System.nanoTime() - began) / 1e9;
      // The customers' last move belongs to the training.
      long last = System.nanoTime();
      Factors now = factors.get();
      now.customers().foreach(row -> {});
      double fitted = (System.nanoTime() - last) / 1e9;
      points.add(new Point(epoch, seconds + fitted, objective, split.quality(now, places)));
      began = System.nanoTime();
    }
  }

  @Override
  public Integer call() throws Exception {
    try (SparkSession spark = spark()) {
      Split split = Split.gowalla(spark, data, test);
      System.out.printf(Locale.ROOT, "%s; rank %d, %d places%n", split.size(), rank, places);
      System.out.printf(
          Locale.ROOT,
          "%d cores, Java %s, Spark %s, BLAS of MLlib: %s%n",
          Runtime.getRuntime().availableProcessors(),
          System.getProperty("java.version"),
          org.apache.spark.package$.MODULE$.SPARK_VERSION(),
          BLAS.getInstance().getClass().getSimpleName());
      List<Double> ratios = new ArrayList<>();
      for (int seed = 0; seed <= seeds; seed++) {
        boolean counts = seed > 0 || (onlyIals && seeds == 0);
        if (counts) {
          measured(split, seed).ifPresent(ratios::add);
        } else if (!onlyIals) {
          mllib(split, seed);
          course(split, seed, 1);
        }
      }
      if (!ratios.isEmpty()) {
        System.out.printf(
            Locale.ROOT, "ratio, MLlib's seconds to ours: median %.2f%n", Rounds.median(ratios));
      }
      return 0;
    }
  }

  /** The ratio of one seed; empty if our factors were never as good. */
  private Optional<Double> measured(Split split, int seed) {
    Optional<Point> mllib = onlyIals ? Optional.empty() : Optional.of(mllib(split, seed));
    mllib.ifPresent(end -> print("MLlib", seed, end));
    List<Point> points = course(split, seed, epochs);
    points.forEach(point -> print("ials", seed, point));
    return mllib.flatMap(
        end ->
            points.stream()
                .filter(point -> point.quality().ndcg() >= end.quality().ndcg())
                .findFirst()
                .map(point -> end.seconds() / point.seconds()));
  }

  private static void print(String who, int seed, Point point) {
    System.out.printf(
        Locale.ROOT,
        "seed %d  %-5s  epoch %2d  %7.2f s  recall %.4f  NDCG %.4f  objective %.1f%n",
        seed,
        who,
        point.epoch(),
        point.seconds(),
        point.quality().recall(),
        point.quality().ndcg(),
        point.objective());
  }

  private Point mllib(Split split, int seed) {
    MllibTrainer trainer =
        new MllibTrainer(
            new AlsSettings(rank, lambda, alpha, iterations, 4, AlsSettings.Weighting.LINEAR));
    long began = System.nanoTime();
    Factors factors = trainer.train(split.learned(), seed);
    factors.customers().foreach(row -> {});
    factors.items().foreach(row -> {});
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Point(iterations, seconds, Double.NaN, split.quality(factors, places));
  }

  private List<Point> course(Split split, int seed, int count) {
    IalsTrainer trainer =
        new IalsTrainer(
            new IalsSettings(
                rank,
                1,
                4,
                AlsSettings.Weighting.LINEAR,
                new Loss(unobservedWeight, regularization, exponent),
                count,
                1,
                0,
                0,
                steps));
    Course course = new Course(split);
    trainer.train(split.learned(), Optional.empty(), seed, course);
    return course.points;
  }

  private static SparkSession spark() {
    SparkSession spark =
        SparkSession.builder()
            .master("local[*]")
            .appName("bench")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", Runtime.getRuntime().availableProcessors())
            .getOrCreate();
    spark.sparkContext().setCheckpointDir("target/bench-checkpoints");
    return spark;
  }
}
