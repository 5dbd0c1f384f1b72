package io.dangol.bench;

import dev.ludovic.netlib.blas.BLAS;
import io.dangol.bench.Course.Point;
import io.dangol.recommend.AlsSettings;
import io.dangol.recommend.Factors;
import io.dangol.recommend.MllibTrainer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Training by {@code ials} against MLlib's. */
@Command(
    name = "train",
    description = {
      "Learns factors from the same pairs by MLlib's implicit ALS and by our trainer ials, both in"
          + " one Spark session after a training of each that is not counted, and measures how soon"
          + " ials is as good as MLlib is at its end: the lists (without what was learned from) are"
          + " judged epoch by epoch, then so many epochs as MLlib's NDCG took are trained and timed.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  scripts/bench train --data FOLDER --rank 64 --seeds 3"})
final class TrainBench implements Callable<Integer> {

  @ArgGroup(multiplicity = "1")
  private Source source;

  /** Where the pairs come from. */
  static final class Source {
    @Option(
        names = "--data",
        description = "Folder of Gowalla: train.txt.gz, test.txt.gz, a user and items a line.")
    private Path data;

    @Option(
        names = "--home",
        description = "Home of a shop whose night was run; judged by the 30 days after --as-of.")
    private String home;
  }

  @Option(names = "--as-of", description = "With --home: last day that is learned from.")
  private LocalDate asOf;

  @Option(
      names = "--nights",
      description = {
        "With --home: instead of MLlib, so many days up to --as-of one after the other, each begun",
        "anew and begun with the factors of the day before: epochs until the latter is as good as",
        "the former is at its end."
      })
  private int nights;

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

  @Mixin private IalsOptions ials;

  @Option(names = "--only-ials", description = "Leaves MLlib out, for tuning.")
  private boolean onlyIals;

  @Option(names = "--every", description = "Epochs between looks (default ${DEFAULT-VALUE}).")
  private int every = 1;

  private static final int DAYS = 30;

  /** What the last training ended with. */
  private Factors last;

  @Override
  public Integer call() throws Exception {
    try (SparkSession spark = BenchSpark.open()) {
      if (nights > 0) {
        return warm(spark);
      }
      Split split =
          source.data != null
              ? Split.gowalla(spark, source.data, test)
              : Split.home(spark, source.home, asOf, DAYS);
      System.out.printf(Locale.ROOT, "%s; rank %d, %d places%n", split.size(), rank, places);
      System.out.printf(
          Locale.ROOT,
          "%s, BLAS of MLlib: %s%n",
          BenchSpark.machine(),
          BLAS.getInstance().getClass().getSimpleName());
      List<Double> ratios = new ArrayList<>();
      for (int seed = 0; seed <= seeds; seed++) {
        boolean counts = seed > 0 || (onlyIals && seeds == 0);
        if (counts) {
          measured(split, seed).ifPresent(ratios::add);
        } else if (!onlyIals) {
          mllib(split, seed);
          course(split, seed, 1, Optional.empty());
        }
      }
      if (!ratios.isEmpty()) {
        System.out.printf(
            Locale.ROOT,
            "ratio, MLlib's seconds to ours (0: never as good): median %.2f%n",
            Rounds.median(ratios));
      }
      return 0;
    }
  }

  /**
   * The ratio of one seed, 0 if our factors were never as good; empty without MLlib. Epochs are
   * counted with looks, and their seconds taken from a training of so many epochs that nobody looks
   * at, as MLlib's is.
   */
  private Optional<Double> measured(Split split, int seed) {
    Optional<Point> mllib = onlyIals ? Optional.empty() : Optional.of(mllib(split, seed));
    mllib.ifPresent(end -> print("MLlib", seed, end));
    List<Point> points = course(split, seed, ials.epochs(), Optional.empty());
    points.forEach(point -> print("ials", seed, point));
    return mllib.map(
        end ->
            points.stream()
                .filter(point -> point.quality().ndcg() >= end.quality().ndcg())
                .findFirst()
                .map(point -> ratio(end, point.epoch(), split, seed))
                .orElse(0.0));
  }

  private double ratio(Point mllib, int epoch, Split split, int seed) {
    double seconds =
        seconds(() -> ials.trainer(rank, weighting(), epoch).train(split.learned(), seed));
    System.out.printf(
        Locale.ROOT,
        "seed %d  ials, %d epochs nobody looks at: %.2f s, MLlib %.2f s, ratio %.2f%n",
        seed,
        epoch,
        seconds,
        mllib.seconds(),
        mllib.seconds() / seconds);
    return mllib.seconds() / seconds;
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

  /** A pair of Gowalla has no weight; a tie of a shop has one. */
  private AlsSettings.Weighting weighting() {
    return source.data != null ? AlsSettings.Weighting.LINEAR : AlsSettings.Weighting.LOG1P;
  }

  private Point mllib(Split split, int seed) {
    MllibTrainer trainer =
        new MllibTrainer(new AlsSettings(rank, lambda, alpha, iterations, 4, weighting()));
    double seconds = seconds(() -> trainer.train(split.learned(), seed));
    return new Point(iterations, seconds, Double.NaN, split.quality(last, places));
  }

  /** Of a training, until all factors are there. */
  private double seconds(Supplier<Factors> training) {
    long began = System.nanoTime();
    last = training.get();
    last.customers().foreach(row -> {});
    last.items().foreach(row -> {});
    return (System.nanoTime() - began) / 1e9;
  }

  private List<Point> course(Split split, int seed, int count, Optional<Factors> former) {
    Course course = new Course(split, places, every);
    last = ials.trainer(rank, weighting(), count).train(split.learned(), former, seed, course);
    return course.points();
  }

  /** Days one after the other, with one seed. */
  private int warm(SparkSession spark) {
    Optional<Factors> before = Optional.empty();
    List<Double> shares = new ArrayList<>();
    for (int night = nights; night >= 0; night--) {
      LocalDate date = asOf.minusDays(night);
      Split split = Split.home(spark, source.home, date, DAYS);
      double cold = end(course(split, 1, ials.epochs(), Optional.empty())).quality().ndcg();
      if (before.isPresent()) {
        List<Point> points = course(split, 1, ials.epochs(), before);
        Optional<Point> reached =
            points.stream().filter(point -> point.quality().ndcg() >= cold).findFirst();
        shares.add(reached.map(point -> (double) point.epoch() / ials.epochs()).orElse(1.0));
        System.out.printf(
            Locale.ROOT,
            "%s  begun anew: NDCG %.4f after %d epochs; begun warm: %.4f after 1, as good after %s%n",
            date,
            cold,
            ials.epochs(),
            points.get(0).quality().ndcg(),
            reached.map(point -> point.epoch() + "").orElse("none"));
      }
      before = Optional.of(kept(last));
      split.learned().unpersist();
    }
    System.out.printf(
        Locale.ROOT,
        "share of the epochs that a warm start needs: median %.2f%n",
        Rounds.median(shares));
    return 0;
  }

  private static Factors kept(Factors factors) {
    Dataset<Row> customers = factors.customers().localCheckpoint();
    return new Factors(customers, factors.items().localCheckpoint());
  }

  private static Point end(List<Point> points) {
    return points.get(points.size() - 1);
  }
}
