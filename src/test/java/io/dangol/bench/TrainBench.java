package io.dangol.bench;

import io.dangol.bench.Course.Point;
import io.dangol.bench.Training.Looked;
import io.dangol.recommend.train.TrainerSettings.Weighting;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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

  @Option(
      names = "--seeds",
      description = "Trainings that count, beside that of seed 0 (default ${DEFAULT-VALUE}).")
  private int seeds = 3;

  @Option(names = "--places", description = "Length of the lists (default ${DEFAULT-VALUE}).")
  private int places = 20;

  @Mixin private MllibOptions mllib;

  @Mixin private IalsOptions ials;

  @Option(
      names = "--only-ials",
      description = "Leaves MLlib out, for tuning; all seeds from 0 count.")
  private boolean onlyIals;

  @Option(names = "--every", description = "Epochs between looks (default ${DEFAULT-VALUE}).")
  private int every = 1;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  private static final int DAYS = 30;

  private final List<Map<String, Object>> looks = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    try (SparkSession spark = BenchSpark.open()) {
      Findings findings =
          nights > 0
              ? new WarmNights(
                      date -> training(home(spark, date)).lookedAtOften(),
                      ials.epochs(),
                      ials.warmEpochs())
                  .until(asOf, nights, findings())
              : contest(training(split(spark)));
      findings.print(json);
      return 0;
    }
  }

  private Findings findings() {
    Findings findings = new Findings("train").with("rank", rank).with("places", places);
    return findings.with("ials", ials.described());
  }

  private Split split(SparkSession spark) {
    return source.data != null ? Split.gowalla(spark, source.data, test) : home(spark, asOf);
  }

  private Split home(SparkSession spark, LocalDate date) {
    return Split.home(spark, source.home, date, DAYS);
  }

  /** A pair of Gowalla has no weight; a tie of a shop has one. */
  private Training training(Split split) {
    Weighting weighting = source.data != null ? Weighting.LINEAR : Weighting.LOG1P;
    return new Training(split, places, every, rank, weighting, ials);
  }

  private Findings contest(Training training) {
    Findings findings = findings().with("data", training.split().size());
    if (onlyIals) {
      for (int seed = 0; seed < seeds; seed++) {
        looked(training, seed);
      }
      return findings.with("looks", looks);
    }
    training.mllib(mllib, 0);
    training.looked(1, Optional.empty(), 0);
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      Map<String, Object> row = seed(training, seed);
      rows.add(row);
      ratios.add((Double) row.get("ratio"));
    }
    return findings
        .with("mllib", mllib.described())
        .with("looks", looks)
        .with("seeds", rows)
        .with("ratio", Rounds.median(ratios));
  }

  /** One seed by both; the ratio of seconds is 0 if our lists were never as good as MLlib's. */
  private Map<String, Object> seed(Training training, int seed) {
    Point theirs = training.mllib(mllib, seed);
    look("MLlib", seed, theirs);
    Looked ours = looked(training, seed);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("seed", seed);
    row.put("mllib_ndcg", theirs.quality().ndcg());
    row.put("ials_ndcg", ours.end().quality().ndcg());
    row.put("mllib_seconds", theirs.seconds());
    row.put("ratio", 0.0);
    ours.reaching(theirs.quality().ndcg())
        .ifPresent(
            reached -> {
              double seconds = training.unlooked(reached.epoch(), seed);
              row.put("epochs_until_as_good", reached.epoch());
              row.put("ials_seconds", seconds);
              row.put("ratio", theirs.seconds() / seconds);
            });
    return row;
  }

  private Looked looked(Training training, int seed) {
    Looked looked = training.looked(ials.epochs(), Optional.empty(), seed);
    looked.points().forEach(point -> look("ials", seed, point));
    return looked;
  }

  private void look(String who, int seed, Point point) {
    Map<String, Object> look = new LinkedHashMap<>();
    look.put("seed", seed);
    look.put("trainer", who);
    look.put("epoch", point.epoch());
    look.put("recall", point.quality().recall());
    look.put("ndcg", point.quality().ndcg());
    looks.add(look);
    System.err.printf(
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
}
