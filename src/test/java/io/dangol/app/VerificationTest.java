package io.dangol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.lake.Lake;
import io.dangol.night.Verification;
import io.dangol.night.Verification.Finding;
import io.dangol.table.Columns;
import io.dangol.table.Tables;
import io.dangol.testing.TestSpark;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

  @TempDir private Path folder;

  @Tag("slow")
  @Test
  void aNightDoneAgainIsEqualButForOneAlteredRow() throws IOException {
    Path home = folder.resolve("home");
    FileUtils.copyDirectory(new File(FirstNight.settings().home()), home.toFile());
    alterOneList(home);

    Verification.Outcome outcome =
        Verification.open(FirstNight.settings(home), (job, place, of) -> {}).of(1);

    assertThat(outcome.withdrawn()).isZero();
    assertThat(outcome.different()).containsExactly(Tables.RECOMMENDATIONS.name());
    assertThat(outcome.findings())
        .hasSizeGreaterThan(5)
        .allSatisfy(finding -> assertThat(finding.again()).contains(finding.recorded()));
    Finding altered =
        outcome.findings().stream().filter(f -> !f.isEqual()).findFirst().orElseThrow();
    assertThat(altered.stored())
        .as("as many rows as before")
        .endsWith(altered.recorded().replaceFirst(".*/", "/"))
        .isNotEqualTo(altered.recorded());
  }

  @Test
  void aReleaseIsEqualIfAllThreeFingerprintsAre() {
    assertThat(new Finding("t", "a/1", "a/1", Optional.of("a/1")).isEqual()).isTrue();
    assertThat(new Finding("t", "a/1", "a/1", Optional.empty()).isEqual()).isTrue();
    assertThat(new Finding("t", "a/1", "b/1", Optional.of("a/1")).isEqual()).isFalse();
    assertThat(new Finding("t", "a/1", "a/1", Optional.of("b/1")).isEqual()).isFalse();
  }

  /** In the files of the version that was published: the first item of one customer is another. */
  private void alterOneList(Path home) throws IOException {
    Lake lake = new Lake(TestSpark.session(), home.toString());
    String[] files = lake.read(Tables.RECOMMENDATIONS).inputFiles();
    Path file = Path.of(URI.create(files[0]));
    var rows = TestSpark.session().read().parquet(file.toString());
    Object customer = rows.select(Columns.CUSTOMER_ID.col()).first().get(0);
    Column isAltered =
        Columns.CUSTOMER_ID.col().equalTo(customer).and(Columns.RANK.col().equalTo(1));
    Path parts = folder.resolve("altered");
    rows.withColumn(
            Columns.SCORE.name(),
            functions
                .when(isAltered, Columns.SCORE.col().plus(functions.lit(0.001)))
                .otherwise(Columns.SCORE.col())
                .cast(Columns.SCORE.type()))
        .coalesce(1)
        .write()
        .parquet(parts.toString());
    Path altered;
    try (Stream<Path> written = Files.list(parts)) {
      altered = written.filter(p -> p.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    replace(file, altered);
  }

  /** The table's log tells the length of each file. */
  private static void replace(Path file, Path other) throws IOException {
    String former = "\"size\":" + Files.size(file);
    Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    Path table = file.getParent();
    while (!Files.isDirectory(table.resolve("_delta_log"))) {
      table = table.getParent();
    }
    try (Stream<Path> log = Files.list(table.resolve("_delta_log"))) {
      for (Path commit : log.filter(p -> !Files.isDirectory(p)).toList()) {
        if (commit.toString().endsWith(".json")) {
          String text = Files.readString(commit);
          Files.writeString(commit, text.replace(former, "\"size\":" + Files.size(file)));
        } else if (commit.toString().endsWith(".crc")) {
          Files.delete(commit);
        }
      }
    }
  }
}
