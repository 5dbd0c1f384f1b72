package io.dangol.lake;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.FaultPoint;
import io.dangol.job.Job;
import io.dangol.job.Purpose;
import io.dangol.job.Run;
import io.dangol.table.AsOf;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

class ListedFilesTest {
  private static final Table SEGMENTS = Tables.CUSTOMER_SEGMENTS;
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final Job JOB =
      new Job(
          "test",
          "",
          Purpose.ANALYTICS,
          List.of(SEGMENTS),
          List.of(SEGMENTS),
          (run, inputs, outputs) -> {});

  @TempDir private Path home;
  private Lake lake;

  @BeforeEach
  void opens() {
    lake = new Lake(TestSpark.session(), home.toString());
  }

  @Test
  void theRowsOfAVersionStayThoseOfTheVersion() {
    write(FIRST, 1);
    Dataset<Row> before = lake.read(SEGMENTS);
    write(FIRST, 2);

    assertThat(before).hasRows("{customer_id: 1}");
    assertThat(lake.read(SEGMENTS)).hasRows("{customer_id: 2}");
  }

  @Test
  void aConditionOnTheDateReadsItsFilesOnly() {
    write(FIRST, 1);
    write(FIRST.plusDays(1), 2);
    Dataset<Row> second = lake.read(SEGMENTS).where(AsOf.is(FIRST.plusDays(1)));

    assertThat(second).hasRows("{customer_id: 2}");
    second.collectAsList();
    assertThat(second.queryExecution().executedPlan().collectLeaves().head().metrics())
        .satisfies(read -> assertThat(read.apply("numFiles").value()).isOne());
    assertThat(lake.mayHave(SEGMENTS, Map.of("as_of_on", "2026-01-02"))).isTrue();
    assertThat(lake.mayHave(SEGMENTS, Map.of("as_of_on", "2026-01-03"))).isFalse();
  }

  @Test
  void whatIsReadTwiceInOneQueryIsReadOnce() {
    write(FIRST, 1);
    Dataset<Row> twice = counted().union(counted());

    assertThat(twice.queryExecution().executedPlan().toString()).contains("ReusedExchange");
    assertThat(files()).isEqualTo(files());
  }

  @Test
  void aTableWithoutAListIsReadAndReplacedFromDeltasState() throws IOException {
    write(FIRST, 1);
    forgetLists();

    assertThat(ListedFiles.of(TestSpark.session(), snapshot())).isEmpty();
    assertThat(lake.mayHave(SEGMENTS, Map.of("as_of_on", "2026-01-03"))).isTrue();
    assertThat(lake.read(SEGMENTS)).hasRows("{customer_id: 1}");
    write(FIRST, 2);
    assertThat(lake.read(SEGMENTS)).hasRows("{customer_id: 2}");
  }

  private Dataset<Row> counted() {
    return lake.read(SEGMENTS).groupBy("segment_name").count();
  }

  private Optional<ListedFiles> files() {
    return ListedFiles.of(TestSpark.session(), snapshot());
  }

  private Snapshot snapshot() {
    return DeltaLog.forTable(TestSpark.session(), lake.path(SEGMENTS))
        .update(false, Option.empty(), Option.empty());
  }

  /** Deletes the checksums, as after a write by a program that makes none. */
  private void forgetLists() throws IOException {
    try (Stream<Path> log = Files.list(Path.of(lake.path(SEGMENTS).substring(5), "_delta_log"))) {
      for (Path file : log.filter(path -> path.toString().endsWith(".crc")).toList()) {
        Files.delete(file);
      }
    }
    DeltaLog.clearCache();
  }

  private void write(LocalDate day, long customer) {
    Run run = new Run("run", day, ZoneOffset.UTC, 1);
    new DeltaOutputs(lake, JOB, run, FaultPoint.NONE)
        .write(
            SEGMENTS,
            rows(
                SEGMENTS,
                """
                {as_of_on: "%s", customer_id: %s, segment_id: 1, segment_name: "x"}
                """
                    .formatted(day, customer)));
  }
}
