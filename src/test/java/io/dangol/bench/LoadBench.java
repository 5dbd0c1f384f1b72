package io.dangol.bench;

import io.dangol.publish.LoadContest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

  private static final String PLAIN_COPY = "plain COPY";
  private static final String COPY = "our copy";
  private static final String PLAIN_LOAD = "plain COPY, key, indexes";
  private static final String LOAD = "our load";

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
    try (SparkSession spark = spark();
        LoadContest contest = new LoadContest(spark, rows, connections, folder)) {
      Rounds measured =
          new Rounds()
              .with(PLAIN_COPY, contest::plainCopy)
              .with(COPY, contest::copy)
              .with(PLAIN_LOAD, contest::plainLoad)
              .with(LOAD, contest::load)
              .run(rounds);
      System.out.print(json ? json(measured) : text(measured, contest.bytes()));
      return 0;
    } finally {
      remove(folder);
    }
  }

  private String text(Rounds measured, long bytes) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d rows, %,d MB as text, %d rounds, %d cores%n%n%-26s %9s %12s  %s%n",
            rows,
            bytes >> 20,
            rounds,
            Runtime.getRuntime().availableProcessors(),
            "",
            "seconds",
            "rows/s",
            "rounds"));
    for (String name : List.of(PLAIN_COPY, COPY, PLAIN_LOAD, LOAD)) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-26s %9.2f %,12.0f  %s%n",
              name,
              measured.median(name),
              rows / measured.median(name),
              seconds(measured, name)));
    }
    return text.append(
            String.format(
                Locale.ROOT,
                "%nours to plain: copy %.2f, load %.2f%n",
                ratio(measured, COPY, PLAIN_COPY),
                ratio(measured, LOAD, PLAIN_LOAD)))
        .toString();
  }

  private String json(Rounds measured) {
    return String.format(
        Locale.ROOT,
        "{\"bench\": \"load\", \"rows\": %d, \"rounds\": %d, \"cores\": %d,"
            + " \"seconds\": {\"plain_copy\": %s, \"copy\": %s, \"plain_load\": %s, \"load\": %s},"
            + " \"rows_per_second\": {\"plain_copy\": %.0f, \"copy\": %.0f, \"plain_load\": %.0f,"
            + " \"load\": %.0f}, \"ratio\": {\"copy\": %.3f, \"load\": %.3f}}%n",
        rows,
        rounds,
        Runtime.getRuntime().availableProcessors(),
        seconds(measured, PLAIN_COPY),
        seconds(measured, COPY),
        seconds(measured, PLAIN_LOAD),
        seconds(measured, LOAD),
        rows / measured.median(PLAIN_COPY),
        rows / measured.median(COPY),
        rows / measured.median(PLAIN_LOAD),
        rows / measured.median(LOAD),
        ratio(measured, COPY, PLAIN_COPY),
        ratio(measured, LOAD, PLAIN_LOAD));
  }

  private static List<String> seconds(Rounds measured, String name) {
    return measured.of(name).stream().map(s -> String.format(Locale.ROOT, "%.2f", s)).toList();
  }

  private static double ratio(Rounds measured, String ours, String plain) {
    return measured.median(plain) / measured.median(ours);
  }

  private static SparkSession spark() {
    return SparkSession.builder()
        .master("local[*]")
        .appName("bench")
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate();
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
