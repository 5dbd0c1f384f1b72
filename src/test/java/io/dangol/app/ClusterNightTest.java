package io.dangol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.lake.TableHash;
import io.dangol.publish.StoredViews;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.testing.DangolProcess;
import io.dangol.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night through {@code spark-submit} on a cluster of its own, into PostgreSQL. */
@Tag("server")
class ClusterNightTest {
  private static final Duration NIGHT = Duration.ofMinutes(30);
  private static final String TRAINING = "train-recommendations";

  private static SimulatedNight local;

  @TempDir private Path folder;
  private Path cluster;

  @BeforeAll
  static void publish(@TempDir Path folder) {
    local = SimulatedNight.publish(folder);
  }

  @BeforeEach
  void start() {
    cluster = folder.resolve("cluster");
    script("start", "--port", "0");
  }

  @AfterEach
  void stop() {
    script("stop");
  }

  @Test
  void aNightThatLosesAWorkerInTrainingPublishesWhatALocalNightDoes()
      throws IOException, SQLException {
    String url = TestPostgres.newDatabase("cluster_night");
    Path home = folder.resolve("home");

    try (DangolProcess night =
        onCluster(
            "night",
            local.words(
                "nightly",
                "home=" + home,
                "publish.store=postgres",
                "publish.postgres.url=" + url,
                "publish.postgres.connections=2",
                "publish.postgres.tls.mode=disable"))) {
      night.await("training", () -> night.err().contains(TRAINING + " starts"), NIGHT);
      // Training takes longer than this by far.
      DangolProcess.sleep(Duration.ofSeconds(3));
      killWorker();
      assertThat(night.err()).doesNotContain(TRAINING + " ends");
      assertThat(night.exitCode(NIGHT)).as(night.err()).isZero();
      assertThat(night.out()).contains("published release 1");
    }

    assertThat(log("master")).contains("Removing worker", "Telling app of lost executor");
    assertThat(SimulatedNight.tables(home.toString())).isEqualTo(local.tables());
    assertEqualViews();
    assertThat(executorLogs()).hasSizeGreaterThanOrEqualTo(2);
  }

  /**
   * Two workers with a core each are not two threads of one process, and yet no bit differs. A
   * whole night by this trainer on a cluster is compared by {@code scripts/same-night}.
   */
  @Test
  void ourOwnTrainerMakesTheFactorsAndFiguresOfALocalRun() throws IOException {
    String[] ials = {"recommend.trainer=ials", "recommend.ials.epochs=3"};
    Path here = local.copied(folder.resolve("here"));
    Path there = local.copied(folder.resolve("there"));

    for (String job : List.of(TRAINING, "evaluate-recommendations")) {
      local.run(job, ArrayUtils.add(ials, "home=" + here));
      String[] words = local.words("run", ArrayUtils.add(ials, "home=" + there));
      try (DangolProcess run = onCluster(job, ArrayUtils.add(words, job))) {
        assertThat(run.exitCode(NIGHT)).as(run.err()).isZero();
      }
    }

    Map<Table, TableHash> tables = SimulatedNight.tables(there.toString());
    assertThat(tables).isEqualTo(SimulatedNight.tables(here.toString()));
    for (Table made : List.of(Tables.CUSTOMER_FACTORS, Tables.ITEM_FACTORS, Tables.METRICS)) {
      assertThat(tables.get(made)).isNotEqualTo(local.tables().get(made));
    }
    assertThat(executorLogs()).hasSize(4);
  }

  private DangolProcess onCluster(String name, String... command) {
    List<String> words = new ArrayList<>(List.of("jobs/spark-submit.sh"));
    words.addAll(List.of(command));
    return DangolProcess.start(
        folder.resolve(name),
        Map.of(
            "SPARK_HOME",
            cluster.resolve("spark").toString(),
            "DANGOL_POSTGRES_PASSWORD",
            TestPostgres.PASSWORD),
        words);
  }

  /** As a host that goes down: its worker and the executor that it started. */
  private void killWorker() throws IOException {
    long worker = Long.parseLong(Files.readString(cluster.resolve("worker-1.pid")).strip());
    ProcessHandle process = ProcessHandle.of(worker).orElseThrow();
    List<ProcessHandle> executors = process.descendants().toList();
    assertThat(executors).isNotEmpty();
    assertThat(process.destroyForcibly()).isTrue();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  private void assertEqualViews() throws SQLException {
    try (Connection here = DriverManager.getConnection("jdbc:sqlite:" + local.store());
        Connection there = TestPostgres.reader("cluster_night")) {
      Map<String, List<String>> views = StoredViews.of(here);
      assertThat(views.get("recommendations")).isNotEmpty();
      assertThat(StoredViews.of(there)).isEqualTo(views);
    }
  }

  /** What the executors said; no customer's account may stand there. */
  private List<Path> executorLogs() throws IOException {
    try (Stream<Path> files = Files.walk(cluster)) {
      List<Path> logs = files.filter(file -> file.endsWith("stderr")).toList();
      assertThat(logs).allSatisfy(log -> assertThat(log).content().doesNotContain("C0000"));
      return logs;
    }
  }

  private String log(String process) throws IOException {
    return Files.readString(cluster.resolve(process + ".log"));
  }

  private void script(String action, String... more) {
    List<String> words =
        new ArrayList<>(List.of("scripts/cluster", action, "--work", cluster.toString()));
    words.addAll(List.of(more));
    try (DangolProcess script =
        DangolProcess.start(folder.resolve("cluster-" + action), Map.of(), words)) {
      assertThat(script.exitCode(Duration.ofMinutes(10))).as(script.err()).isZero();
    }
  }
}
