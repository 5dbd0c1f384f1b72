package io.dangol.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.Run;
import io.dangol.lake.Lake;
import io.dangol.night.Settings;
import io.dangol.profile.BuildProfiles;
import io.dangol.segment.SegmentCustomers;
import io.dangol.table.Columns;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.testing.StepTables;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many customers stay in their segment from night to night. */
@Command(
    name = "segments",
    description = {
      "Segments the customers of a shop night by night, each going on from the one before, and prints"
          + " for each night the share that keeps its segment among those without an event since,"
          + " then mean and worst night. Reads the events of the lake and writes nothing. With"
          + " segment.max-age=0d segments are made from scratch, and groups are compared by the adjusted Rand"
          + " index of the metrics only.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:  scripts/bench segments --conf conf/online-retail.conf --from 2011-11-30 --to"
          + " 2011-12-09"
    })
final class SegmentsBench implements Callable<Integer> {

  private static final List<String> FIGURES =
      List.of("stay@quiet", "movers", "adjusted-rand", "not-nearest", "inertia-excess", "segments");
  private static final List<Table> GOING_ON =
      List.of(Tables.CUSTOMER_SEGMENTS, Tables.SEGMENTS, Tables.SEGMENT_CENTRES);

  @Option(
      names = "--conf",
      required = true,
      description = "Configuration of a shop whose events are in its home.")
  private Path conf;

  @Option(names = "--from", required = true, description = "The first night, which begins.")
  private LocalDate from;

  @Option(names = "--to", required = true, description = "The last night.")
  private LocalDate to;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets one key over the file's; may be repeated.")
  private List<String> keys = List.of();

  @Option(
      names = "--margins",
      split = ",",
      description = "Values of segment.margin, each a course of nights (default: as configured).")
  private List<String> margins = List.of();

  @Option(
      names = "--k",
      split = ",",
      description = "Numbers of segments, each a course of nights (default: as configured).")
  private List<Integer> numbers = List.of();

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  /** Nights under one configuration. */
  private record Course(String name, Settings settings, List<Map<String, Object>> nights) {}

  @Override
  public Integer call() throws Exception {
    List<Course> courses = courses();
    Settings settings = courses.get(0).settings();
    try (SparkSession spark = BenchSpark.open()) {
      Lake lake = new Lake(spark, settings.home());
      Map<String, StepTables> before = new HashMap<>();
      for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
        Run run = new Run("bench", day, settings.zone(), settings.seed());
        Dataset<Row> profiles = profiles(settings, lake, run);
        for (Course course : courses) {
          StepTables night = new StepTables(day).with(Tables.CUSTOMER_PROFILES, profiles);
          if (before.containsKey(course.name())) {
            StepTables last = before.get(course.name());
            GOING_ON.forEach(table -> night.withFormer(table, last.read(table)));
          }
          new SegmentCustomers(course.settings().segment()).run(run, night, night);
          if (before.containsKey(course.name())) {
            course.nights().add(figures(day, night));
          }
          before.put(course.name(), night);
        }
        System.err.println(day);
      }
    }
    courses.forEach(this::print);
    return 0;
  }

  private List<Course> courses() {
    List<Course> courses = new ArrayList<>();
    for (String margin : margins.isEmpty() ? List.of("") : margins) {
      for (Integer k : numbers.isEmpty() ? List.of(0) : numbers) {
        List<String> pairs = new ArrayList<>(keys);
        if (!margin.isEmpty()) {
          pairs.add("segment.margin=" + margin);
        }
        if (k > 0) {
          pairs.addAll(List.of("segment.k-min=" + k, "segment.k-max=" + k));
        }
        Settings settings = Settings.load(Optional.of(conf), pairs, System.getenv());
        courses.add(new Course(String.join(" ", pairs), settings, new ArrayList<>()));
      }
    }
    return courses;
  }

  private static Dataset<Row> profiles(Settings settings, Lake lake, Run run) {
    StepTables tables =
        new StepTables(run.asOf())
            .with(Tables.EVENTS, events(lake, run))
            .with(Tables.ITEMS, lake.read(Tables.ITEMS))
            .with(Tables.EXCHANGE_RATES, lake.read(Tables.EXCHANGE_RATES));
    new BuildProfiles(settings.profile(), settings.currencies()).run(run, tables, tables);
    return tables.read(Tables.CUSTOMER_PROFILES);
  }

  private static Dataset<Row> events(Lake lake, Run run) {
    return lake.read(Tables.EVENTS)
        .where(Columns.OCCURRED_AT.col().lt(lit(Timestamp.from(run.end()))))
        .where(Columns.EVENT_TYPE.col().notEqual(Tables.CANCELLED))
        .join(
            lake.read(Tables.IDENTITIES).select("account_key", "customer_id"),
            new String[] {"account_key"},
            "left_outer");
  }

  private static Map<String, Object> figures(LocalDate day, StepTables night) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("night", day.toString());
    List<Row> rows = night.rows(Tables.METRICS);
    for (String name : FIGURES) {
      rows.stream()
          .filter(row -> Columns.METRIC.textOf(row).equals(name))
          .forEach(row -> figures.put(name, Columns.VALUE.doubleOf(row)));
    }
    Dataset<Row> moved =
        night
            .read(Tables.CUSTOMER_SEGMENTS)
            .where(col("since_on").equalTo(col("as_of_on")))
            .where(col("former_segment_id").isNotNull());
    figures.put("moves without a reason", moved.where("moved_because is null").count());
    return figures;
  }

  private void print(Course course) {
    double[] stay =
        course.nights().stream()
            .filter(night -> night.containsKey("stay@quiet"))
            .mapToDouble(night -> (double) night.get("stay@quiet"))
            .sorted()
            .toArray();
    Findings findings =
        new Findings("segments").with("with", course.name()).with("nights", course.nights());
    if (stay.length > 0) {
      findings
          .with("stay_mean", Arrays.stream(stay).average().orElseThrow())
          .with("stay_worst", stay[0]);
    }
    findings.print(json);
  }
}
