package io.dangol.bench;

import io.dangol.publish.LoadContest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Loading into PostgreSQL against a plain COPY of the same rows. */
@Command(
    name = "load",
    description = {
      "Loads lists into a PostgreSQL server on this machine, which it starts itself: as a night does,"
          + " from Parquet files through Spark, and by one COPY of a file that is ready; each with"
          + " and without key, indexes and statistics. Prints medians and both ratios of rows per"
          + " second, ours to plain.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  scripts/bench load --rows 1000000 --rounds 5"})
final class LoadBench implements Callable<Integer> {

  private static final String PLAIN_COPY = "plain_copy";
  private static final String COPY = "our_copy";
  private static final String PLAIN_LOAD = "plain_copy_with_key_and_indexes";
  private static final String LOAD = "our_load";

  @Option(names = "--rows", description = "Rows of the table (default ${DEFAULT-VALUE}).")
  private long rows = 1_000_000;

  @Option(names = "--rounds", description = "Rounds that count (default ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(
      names = "--connections",
      description = "publish.postgres.connections (default ${DEFAULT-VALUE}).")
  private int connections = 8;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    System.setProperty("postgres.fsync", "on");
    Path folder = Files.createTempDirectory("bench-load");
    try (SparkSession spark = BenchSpark.open();
        LoadContest contest = new LoadContest(spark, rows, connections, folder)) {
      Rounds measured =
          new Rounds()
              .with(PLAIN_COPY, contest::plainCopy)
              .with(COPY, contest::copy)
              .with(PLAIN_LOAD, contest::plainLoad)
              .with(LOAD, contest::load)
              .run(rounds);
      new Findings("load")
          .with("rows", rows)
          .with("megabytes_as_text", contest.bytes() >> 20)
          .with("seconds", measured.all())
          .with("seconds_median", measured.medians())
          .with("rows_per_second", rates(measured))
          .with("ratio_of_copies", measured.ratio(PLAIN_COPY, COPY))
          .with("ratio", measured.ratio(PLAIN_LOAD, LOAD))
          .print(json);
      return 0;
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private Map<String, Double> rates(Rounds measured) {
    Map<String, Double> rates = new LinkedHashMap<>();
    measured.medians().forEach((name, seconds) -> rates.put(name, rows / seconds));
    return rates;
  }
}
