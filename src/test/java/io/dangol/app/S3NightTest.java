package io.dangol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.RunReport;
import io.dangol.publish.StoredViews;
import io.dangol.table.Tables;
import io.dangol.testing.TestS3;
import io.dangol.testing.TestSpark;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night of one process whose logs and tables are on S3 and whose store is on a disk. */
@Tag("server")
@Tag("smoke")
class S3NightTest {
  private static final String HOME = "s3a://dangol-tables/home";

  @TempDir private Path folder;

  @Test
  void aNightOnS3IsPublishedOnce() throws SQLException {
    SimulatedNight shop = SimulatedNight.simulate(folder);
    try (TestS3 s3 = TestS3.start(folder, "landing-zone", "dangol-tables")) {
      s3.upload(shop.logs(), "landing-zone");
      s3.openTo(TestSpark.session().sparkContext().hadoopConfiguration());

      RunReport report = nightly(shop);

      assertThat(report.state()).isEqualTo("published");
      assertThat(report.inputs()).allMatch(input -> input.file().startsWith("s3a://landing-zone/"));
      assertThat(nightly(shop).state()).isEqualTo("nothing-to-do");
      assertThat(SimulatedNight.tables(HOME).get(Tables.RECOMMENDATIONS).rows()).isPositive();
      try (Connection store =
          DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("here/serving.db"))) {
        assertThat(StoredViews.of(store).get("recommendations")).isNotEmpty();
      }
    }
  }

  private RunReport nightly(SimulatedNight shop) {
    return shop.nightly(
        "home=" + HOME,
        "local-folder=" + folder.resolve("here"),
        "ingest.folder=s3a://landing-zone");
  }
}
