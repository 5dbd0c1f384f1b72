package io.dangol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.lake.Lake;
import io.dangol.lake.LakeGuard;
import io.dangol.lake.TableHash;
import io.dangol.publish.StoredViews;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.testing.DangolProcess;
import io.dangol.testing.TestCluster;
import io.dangol.testing.TestPostgres;
import io.dangol.testing.TestS3;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night through {@code spark-submit} on a cluster of its own. Two workers with a core each are
 * not two threads of one process, and yet no bit differs from a local night.
 */
@Tag("server")
class ClusterNightTest {
  private static final String HOME = "s3a://dangol-tables/home";
  private static final Duration NIGHT = Duration.ofMinutes(30);
  private static final String TRAINING = "train-recommendations";

  private static SimulatedNight local;

  @TempDir private Path folder;
  private TestCluster cluster;

  @BeforeAll
  static void publish(@TempDir Path folder) {
    local = SimulatedNight.publish(folder, "recommend.trainer=ials");
  }

  @BeforeEach
  void start() {
    cluster = TestCluster.start(folder);
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  /**
   * Its logs, tables and checkpoints lie on S3, its store is a PostgreSQL; it loses a worker in
   * training, is killed when lists are written, and is run again on what is left.
   */
  @Test
  void aNightThatLosesAWorkerAndIsKilledPublishesWhatALocalNightDoesWhenItIsRunAgain()
      throws SQLException {
    try (TestS3 s3 = TestS3.start(folder, "landing-zone", "dangol-tables")) {
      s3.upload(local.logs(), "landing-zone");
      String url = TestPostgres.newDatabase("cluster_night");
      Path marker = folder.resolve("marker");
      String lists = "drill.stop-at=\"wrote/rank-items/gold.recommendations\"";

      try (DangolProcess night = night(s3, url, "killed", lists, "drill.marker=" + marker)) {
        loseAWorkerInTraining(night);
        night.await("lists are written", () -> Files.exists(marker), NIGHT);
        assertThat(night.err()).contains(TRAINING + " ends");
        night.kill();
      }
      assertThat(reports()).doesNotExist();
      try (DangolProcess again = night(s3, url, "again")) {
        assertThat(again.exitCode(NIGHT)).as(again.err()).isZero();
        assertThat(again.out()).contains("published release 1");
        assertThat(again.err()).contains("score-churn starts").doesNotContain(TRAINING + " starts");
      }

      assertThat(reports()).exists();
      s3.openTo(TestSpark.session().sparkContext().hadoopConfiguration());
      assertEqualTables();
      assertEqualViews();
      assertThat(cluster.executorLogs())
          .hasSizeGreaterThanOrEqualTo(3)
          .allSatisfy(log -> assertThat(log).doesNotContain("C0000", TestS3.SECRET_KEY));
      assertThatThrownBy(
              () -> LakeGuard.of(new Lake(TestSpark.session(), HOME)).claim("another", false))
          .hasMessageContaining("guarded by the lock of postgresql://localhost");
    }
  }

  @Test
  void aTrainingByMllibThatLosesAWorkerMakesTheFactorsOfALocalOne() throws IOException {
    String mllib = "recommend.trainer=mllib";
    Path here = local.copied(folder.resolve("here"));
    Path there = local.copied(folder.resolve("there"));
    local.run(TRAINING, mllib, "home=" + here);

    String[] words = local.words("run", mllib, "home=" + there);
    try (DangolProcess run = cluster.submit("run", Map.of(), ArrayUtils.add(words, TRAINING))) {
      loseAWorkerInTraining(run);
      assertThat(run.exitCode(NIGHT)).as(run.err()).isZero();
    }

    Map<Table, TableHash> tables = SimulatedNight.tables(there.toString());
    assertThat(tables).isEqualTo(SimulatedNight.tables(here.toString()));
    for (Table made : List.of(Tables.CUSTOMER_FACTORS, Tables.ITEM_FACTORS)) {
      assertThat(tables.get(made)).isNotEqualTo(local.tables().get(made));
    }
  }

  private DangolProcess night(TestS3 s3, String url, String name, String... more) {
    String[] settings = {
      "home=" + HOME,
      "local-folder=" + folder.resolve("here"),
      "ingest.folder=s3a://landing-zone",
      "s3.endpoint=" + s3.endpoint(),
      "s3.region=us-east-1",
      "s3.path-style=true",
      "publish.store=postgres",
      "publish.postgres.url=" + url,
      "publish.postgres.connections=2",
      "publish.postgres.tls.mode=disable"
    };
    return cluster.submit(
        name, s3.environment(), local.words("nightly", ArrayUtils.addAll(settings, more)));
  }

  private void loseAWorkerInTraining(DangolProcess night) {
    night.await("training", () -> night.err().contains(TRAINING + " starts"), NIGHT);
    // Training takes longer than this by far.
    DangolProcess.sleep(Duration.ofSeconds(3));
    cluster.killWorker();
    assertThat(night.err()).doesNotContain(TRAINING + " ends");
    night.await(
        "the master knows",
        () -> cluster.log("master").contains("Telling app of lost executor"),
        NIGHT);
  }

  private Path reports() {
    return folder.resolve("here/reports/" + SimulatedNight.AS_OF + "/run-report.json");
  }

  /** Files have other names here and there: of tables that name them only the rows are counted. */
  private static void assertEqualTables() {
    Map<Table, TableHash> there = SimulatedNight.tables(HOME);
    local
        .tables()
        .forEach(
            (table, hash) -> {
              if (SimulatedNight.namesFiles(table)) {
                assertThat(there.get(table).rows()).as(table.name()).isEqualTo(hash.rows());
              } else {
                assertThat(there.get(table)).as(table.name()).isEqualTo(hash);
              }
            });
    assertThat(there.values()).anySatisfy(hash -> assertThat(hash.rows()).isGreaterThan(1000));
  }

  private void assertEqualViews() throws SQLException {
    try (Connection here = DriverManager.getConnection("jdbc:sqlite:" + local.store());
        Connection there = TestPostgres.reader("cluster_night")) {
      Map<String, List<String>> views = StoredViews.of(here);
      assertThat(views.get("recommendations")).isNotEmpty();
      assertThat(StoredViews.of(there)).isEqualTo(views);
    }
  }
}
