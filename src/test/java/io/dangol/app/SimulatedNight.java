package io.dangol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.RunReport;
import io.dangol.lake.Lake;
import io.dangol.lake.TableHash;
import io.dangol.night.Night;
import io.dangol.night.NightReports;
import io.dangol.night.Settings;
import io.dangol.table.Columns;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/**
 * The night of a small simulated shop: run by this JVM on two cores into {@code local} below a
 * folder, as the measure of the same night run elsewhere. This JVM interprets expressions and plans
 * once, the processes elsewhere compile and plan adaptively: no bit may depend on that either.
 */
final class SimulatedNight {
  static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
  static final String CONF = "conf/demo.conf";

  private final Path folder;
  private final List<String> shop;

  private SimulatedNight(Path folder, List<String> shop) {
    this.folder = folder;
    this.shop = shop;
  }

  /**
   * Simulates the shop's logs and publishes their last night; its settings in addition to the
   * shop's.
   */
  static SimulatedNight publish(Path folder, String... pairs) {
    SimulatedNight night = simulate(folder, pairs);
    assertThat(night.nightly("home=" + night.home()).state()).isEqualTo("published");
    return night;
  }

  /** Simulates the shop's logs only. */
  static SimulatedNight simulate(Path folder, String... pairs) {
    SimulatedNight night = new SimulatedNight(folder, shop(folder, pairs));
    // Before the command opens one that cannot train.
    TestSpark.session();
    SimulateCommand.write(night.settings("home=" + night.home()));
    return night;
  }

  /** Runs the night in this JVM, with these settings in addition to the shop's. */
  RunReport nightly(String... pairs) {
    Settings settings = settings(pairs);
    return Night.open(settings, (job, place, of) -> {})
        .run(AS_OF, false, NightReports.of(settings).last(AS_OF));
  }

  private Settings settings(String... pairs) {
    List<String> all = new ArrayList<>(shop);
    all.addAll(List.of(pairs));
    return Settings.load(Optional.of(Path.of(CONF)), all, Map.of());
  }

  private Path home() {
    return folder.resolve("local");
  }

  Path logs() {
    return folder.resolve("logs");
  }

  Path store() {
    return home().resolve("serving.db");
  }

  /** Fingerprint of every table. */
  Map<Table, TableHash> tables() {
    return tables(home().toString());
  }

  /** Fingerprint of every table below a home but the ledgers of runs. */
  static Map<Table, TableHash> tables(String home) {
    Lake lake = new Lake(TestSpark.session(), home);
    Map<Table, TableHash> hashes = new LinkedHashMap<>();
    for (Table table : Tables.all()) {
      boolean ofRuns = List.of(Tables.RUNS, Tables.JOB_RUNS, Tables.RELEASES).contains(table);
      if (!ofRuns) {
        hashes.put(table, TableHash.of(table, lake.read(table)));
      }
    }
    return hashes;
  }

  /** Whether rows of the table say where their file lies. */
  static boolean namesFiles(Table table) {
    return table.has(Columns.FILE);
  }

  /** The words of a command of this night, with these settings in addition to its own. */
  String[] words(String command, String... pairs) {
    List<String> words =
        new ArrayList<>(List.of(command, "--conf", CONF, "--as-of", AS_OF.toString()));
    shop.forEach(pair -> words.addAll(List.of("--set", pair)));
    List.of(pairs).forEach(pair -> words.addAll(List.of("--set", pair)));
    return words.toArray(String[]::new);
  }

  /** Runs one job again in this JVM, with these settings in addition to the night's own. */
  void run(String job, String... pairs) {
    Night.open(settings(pairs), (name, place, of) -> {}).runJob(job, AS_OF);
  }

  /** Copies the tables into another home. */
  Path copied(Path home) throws IOException {
    FileUtils.copyDirectory(home().toFile(), home.toFile());
    return home;
  }

  private static List<String> shop(Path folder, String... pairs) {
    List<String> all = new ArrayList<>(shopOf(folder));
    all.addAll(List.of(pairs));
    return all;
  }

  private static List<String> shopOf(Path folder) {
    return List.of(
        "simulate.folder=" + folder.resolve("logs"),
        "simulate.customers=200",
        "simulate.items=60",
        "simulate.days=60",
        "churn.horizon=14d",
        "churn.cut-offs=2",
        "churn.cut-off-spacing=14d",
        "churn.min-history=7d",
        "recommend.rank=8",
        // As many as it takes for training to cut its lineage in the home folder.
        "recommend.ials.epochs=10",
        "spark.shuffle-partitions=2",
        // Compiling a stage costs more than running it on so few rows.
        "spark.settings.\"spark.sql.codegen.wholeStage\"=\"false\"");
  }
}
