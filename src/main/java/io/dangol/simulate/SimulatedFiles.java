package io.dangol.simulate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/**
 * Writes the files that a shop would deliver: {@code purchases/day=2026-01-31/*.csv.gz}, {@code
 * visits/day=.../*.txt.gz}, {@code customers/*.csv.gz} and {@code items/*.csv.gz}. For tests only,
 * it also writes {@code truth/*.json}, or {@code truth/customers/*.json} and {@code
 * truth/season/*.json} of a shop with a plan.
 *
 * <p>However the numbers are partitioned, a log has the same lines in the same order, in the same
 * number of files per day. Only the names of the files differ from run to run.
 */
public final class SimulatedFiles {
  private static final int DAYS_PER_TASK = 8;
  private static final int LEAST_TASKS = 2;
  private static final String FILE = "file";
  private static final String ROWS = "rows";

  /** The separator of the single column; no line contains it, so no line is quoted. */
  private static final String NO_SEPARATOR = "\u0001";

  /** The number of lines of a log: all, and by the error that they have. */
  public record Lines(long rows, Map<String, Long> spoilt) {
    public Lines {
      spoilt = Map.copyOf(spoilt);
    }
  }

  /** The lines that were written. */
  public record Written(Lines purchases, Lines visits) {}

  private SimulatedFiles() {}

  /**
   * Writes all files, replacing those of an earlier simulation.
   *
   * @param customerNumbers see {@link Simulation}
   * @param itemNumbers see {@link Simulation}
   */
  public static Written write(
      Dataset<Row> customerNumbers, Dataset<Row> itemNumbers, SimulateSettings settings) {
    String folder = settings.folder();
    csv(Simulation.items(itemNumbers, settings).coalesce(1), ItemLine.HEADER)
        .save(folder + "/items");
    csv(Simulation.customers(customerNumbers, settings), CustomerLine.HEADER)
        .save(folder + "/customers");
    writeTruth(customerNumbers, settings);
    DayLog purchases = DayLog.of(Simulation.purchases(customerNumbers, settings), settings);
    csv(purchases.lines(), PurchaseLine.HEADER)
        .partitionBy(Simulation.DAY)
        .save(folder + "/purchases");
    DayLog visits = DayLog.of(Simulation.visits(customerNumbers, settings), settings);
    visits
        .lines()
        .write()
        .mode(SaveMode.Overwrite)
        .option("compression", "gzip")
        .partitionBy(Simulation.DAY)
        .text(folder + "/visits");
    return new Written(purchases.written(), visits.written());
  }

  private static void writeTruth(Dataset<Row> customerNumbers, SimulateSettings settings) {
    String folder = settings.folder() + "/truth";
    Dataset<Row> customers = Simulation.truth(customerNumbers, settings);
    Optional<ShopPlan> plan = settings.kind().plan();
    json(customers, plan.isPresent() ? folder + "/customers" : folder);
    plan.ifPresent(
        of -> json(Simulation.season(customerNumbers, settings, of), folder + "/season"));
  }

  private static void json(Dataset<Row> rows, String folder) {
    rows.write().mode(SaveMode.Overwrite).json(folder);
  }

  /** Whether a local folder has all logs; Spark marks each log when it is complete. */
  public static boolean areComplete(Path folder) {
    return Stream.of("items", "customers", "purchases", "visits")
        .allMatch(log -> Files.exists(folder.resolve(log).resolve("_SUCCESS")));
  }

  /**
   * The lines of a log.
   *
   * @param counted counts them while they are written; empty without lines, of which Spark would
   *     never tell the number
   */
  private record DayLog(Dataset<Row> lines, Optional<Observation> counted) {
    static DayLog of(Dataset<Row> lines, SimulateSettings settings) {
      if (lines.isEmpty()) {
        return new DayLog(byDay(lines, settings), Optional.empty());
      }
      Observation counted = new Observation();
      return new DayLog(
          byDay(lines.observe(counted, count(lit(1)).as(ROWS), spoilt()), settings),
          Optional.of(counted));
    }

    Lines written() {
      return counted.map(SimulatedFiles::lines).orElse(new Lines(0, Map.of()));
    }
  }

  /** One task writes each file of a day, with its lines in the order of time. */
  private static Dataset<Row> byDay(Dataset<Row> lines, SimulateSettings settings) {
    int files = settings.days() * settings.filesPerDay();
    Column file = pmod(hash(col(Simulation.LINE)), lit(settings.filesPerDay()));
    return lines
        .withColumn(FILE, file)
        .repartition(Math.max(LEAST_TASKS, files / DAYS_PER_TASK), col(Simulation.DAY), col(FILE))
        .sortWithinPartitions(Simulation.DAY, FILE, Simulation.SECOND, Simulation.LINE)
        .select(Simulation.LINE, Simulation.DAY);
  }

  private static Column[] spoilt() {
    return Arrays.stream(Dirt.values())
        .filter(dirt -> dirt != Dirt.NONE)
        .map(dirt -> count_if(col(Simulation.DIRT).equalTo(dirt.label())).as(dirt.label()))
        .toArray(Column[]::new);
  }

  private static Lines lines(Observation observation) {
    Map<String, Long> counts = new TreeMap<>();
    try {
      observation.getAsJava().forEach((name, n) -> counts.put(name, ((Number) n).longValue()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while counting lines", e);
    }
    Long rows = counts.remove(ROWS);
    return new Lines(rows, counts);
  }

  /** The whole line is one column, whose name is the header of each file. */
  private static DataFrameWriter<Row> csv(Dataset<Row> lines, String header) {
    return lines
        .withColumnRenamed(Simulation.LINE, header)
        .write()
        .mode(SaveMode.Overwrite)
        .format("csv")
        .option("header", true)
        .option("sep", NO_SEPARATOR)
        .option("quote", "")
        .option("ignoreLeadingWhiteSpace", false)
        .option("ignoreTrailingWhiteSpace", false)
        .option("compression", "gzip");
  }
}
