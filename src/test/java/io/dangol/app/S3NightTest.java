package io.dangol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.lake.Lake;
import io.dangol.lake.LakeGuard;
import io.dangol.lake.TableHash;
import io.dangol.publish.StoredViews;
import io.dangol.table.Table;
import io.dangol.testing.DangolProcess;
import io.dangol.testing.TestS3;
import io.dangol.testing.TestSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night whose logs and tables lie on S3. */
@Tag("server")
class S3NightTest {
  private static final String HOME = "s3a://dangol-tables/home";
  private static final Duration NIGHT = Duration.ofMinutes(30);

  @TempDir private Path folder;

  @Test
  void aNightThatIsKilledAndRunAgainPublishesWhatALocalNightDoes() throws SQLException {
    SimulatedNight local = SimulatedNight.publish(folder);
    try (TestS3 s3 = TestS3.start(folder, "landing-zone", "dangol-tables")) {
      s3.upload(local.logs(), "landing-zone");

      killed(local, s3);
      try (DangolProcess again = night(local, s3, "again")) {
        assertThat(again.exitCode(NIGHT)).as(again.err()).isZero();
        assertThat(again.out()).contains("published release 1");
        assertThat(again.err())
            .contains("score-churn starts")
            .doesNotContain("train-recommendations starts");
      }

      openTo(s3);
      assertEqualTables(local);
      assertEqualViews(local);
      assertThat(reports()).exists();
      assertThatThrownBy(() -> LakeGuard.claim(new Lake(TestSpark.session(), HOME), "another"))
          .hasMessageContaining("guarded by the lock of " + folder.resolve("here/serving.db"));
    }
  }

  /** Runs the night until lists are written and half of its jobs are done. */
  private void killed(SimulatedNight local, TestS3 s3) {
    Path marker = folder.resolve("marker");
    try (DangolProcess night =
        night(
            local,
            s3,
            "killed",
            "drill.stop-at=\"wrote/rank-items/gold.recommendations\"",
            "drill.marker=" + marker)) {
      night.await("lists are written", () -> Files.exists(marker), NIGHT);
      night.kill();
    }
    assertThat(reports()).doesNotExist();
  }

  private DangolProcess night(SimulatedNight local, TestS3 s3, String name, String... more) {
    List<String> pairs =
        new ArrayList<>(
            List.of(
                "home=" + HOME,
                "local-folder=" + folder.resolve("here"),
                "ingest.folder=s3a://landing-zone",
                "s3.endpoint=" + s3.endpoint(),
                "s3.region=us-east-1",
                "s3.path-style=true",
                "spark.master=\"local[2]\""));
    pairs.addAll(List.of(more));
    List<String> words = new ArrayList<>(List.of("scripts/dangol"));
    words.addAll(List.of(local.words("nightly", pairs.toArray(String[]::new))));
    return DangolProcess.start(folder.resolve(name), s3.environment(), words);
  }

  private Path reports() {
    return folder.resolve("here/reports/" + SimulatedNight.AS_OF + "/run-report.json");
  }

  /** Lets this JVM read the tables. */
  private static void openTo(TestS3 s3) {
    Configuration hadoop = TestSpark.session().sparkContext().hadoopConfiguration();
    hadoop.set("fs.s3a.endpoint", s3.endpoint());
    hadoop.set("fs.s3a.endpoint.region", "us-east-1");
    hadoop.set("fs.s3a.path.style.access", "true");
    hadoop.set("fs.s3a.access.key", TestS3.ACCESS_KEY);
    hadoop.set("fs.s3a.secret.key", TestS3.SECRET_KEY);
  }

  /** Files have other names here and there: of tables that name them only the rows are counted. */
  private static void assertEqualTables(SimulatedNight local) {
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

  private void assertEqualViews(SimulatedNight local) throws SQLException {
    try (Connection here = sqlite(local.store());
        Connection there = sqlite(folder.resolve("here/serving.db"))) {
      Map<String, List<String>> views = StoredViews.of(here);
      assertThat(views.get("recommendations")).isNotEmpty();
      assertThat(StoredViews.of(there)).isEqualTo(views);
    }
  }

  private static Connection sqlite(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }
}
