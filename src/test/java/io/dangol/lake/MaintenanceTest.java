package io.dangol.lake;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.FaultPoint;
import io.dangol.job.Job;
import io.dangol.job.Purpose;
import io.dangol.job.Run;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.table.Words.ReleaseState;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class MaintenanceTest {

  private static final Table SEGMENTS = Tables.CUSTOMER_SEGMENTS;
  private static final Table REJECTS = Tables.REJECTED_EVENTS;
  private static final List<Table> ALL = List.of(SEGMENTS, REJECTS);
  private static final Job JOB =
      new Job("test", "", Purpose.ANALYTICS, ALL, ALL, (run, inputs, outputs) -> {});
  private static final Pattern LOGGED_TIME =
      Pattern.compile("\"(deletionTimestamp|lastUpdated|modificationTime)\":(\\d+)");

  @TempDir private Path home;
  private Lake lake;
  private Ledger ledger;

  @BeforeEach
  void open() {
    lake = new Lake(TestSpark.session(), home.toString());
    ledger = new Ledger(lake);
  }

  @Test
  void filesOfKeptReleasesStayAndOlderOnesAreRemoved() throws IOException {
    lake.prepare(SEGMENTS);
    // A checkpoint at every commit makes the log forget removed files as early as possible.
    property(SEGMENTS, "delta.checkpointInterval", "1");
    write(1, "first try");
    Set<Path> firstTry = files(SEGMENTS);
    write(1, "released");
    age(SEGMENTS, 10);
    write(2, "released");
    long pinned = lake.version(SEGMENTS);
    release(7, 2, Map.of(SEGMENTS.name(), pinned));
    age(SEGMENTS, 10);
    write(1, "written anew");
    age(SEGMENTS, 20);
    write(3, "latest");
    long before = bytes(SEGMENTS);

    TableUse use =
        maintain(new Maintenance.Policy(Duration.ZERO, 10, Duration.ofDays(30)), 7).get(0);

    assertThat(lake.read(SEGMENTS, pinned))
        .hasRows(
            """
            {as_of_on: "2026-01-01", segment_name: "released"}
            {as_of_on: "2026-01-02", segment_name: "released"}
            """);
    assertThat(firstTry).allMatch(Files::notExists);
    assertThatThrownBy(() -> lake.read(SEGMENTS, 2).collectAsList())
        .hasStackTraceContaining("FileNotFound");
    assertThat(use.freed()).isPositive().isEqualTo(before - bytes(SEGMENTS));
    assertThat(use.keptForReleases()).isPositive();
    assertThat(use.live() + use.keptForReleases() + use.retained()).isEqualTo(bytes(SEGMENTS));
    assertThat(use.heldBy()).startsWith("a kept release, made from a version of");
  }

  @Test
  void aReleaseThatIsNoLongerKeptPinsNothing() throws IOException {
    write(1, "released");
    release(7, 1, Map.of(SEGMENTS.name(), lake.version(SEGMENTS)));
    Set<Path> released = files(SEGMENTS);
    age(SEGMENTS, 10);
    write(1, "written anew");

    TableUse use =
        maintain(new Maintenance.Policy(Duration.ofDays(20), 10, Duration.ofDays(30))).get(0);
    assertThat(released).as("retained by configuration").allMatch(Files::exists);
    assertThat(use.heldBy()).isEqualTo("maintain.former-versions, 20 days");

    age(SEGMENTS, 21);
    maintain(new Maintenance.Policy(Duration.ofDays(20), 10, Duration.ofDays(30)));
    assertThat(released).allMatch(Files::notExists);
    assertThat(lake.read(SEGMENTS)).hasRows("{segment_name: \"written anew\"}");
  }

  @Test
  void oldDatesAreRemovedUnlessAKeptReleaseNeedsThem() {
    for (int day = 1; day <= 4; day++) {
      write(day, "day " + day);
    }
    release(7, 2, Map.of());

    TableUse use =
        maintain(new Maintenance.Policy(Duration.ZERO, 1, Duration.ofDays(30)), 7).get(0);

    assertThat(lake.read(SEGMENTS)).hasRows("{segment_name: \"day 2\"}\n{segment_name: \"day 4\"}");
    assertThat(use.rowsExpired()).isEqualTo(2);
  }

  @Test
  void smallFilesAreCompactedWithinTheirPartition() throws IOException {
    outputs(1)
        .write(
            SEGMENTS,
            rows(
                    SEGMENTS,
                    """
                    {as_of_on: "2026-01-01", customer_id: 1, segment_id: 1, segment_name: "a"}
                    {as_of_on: "2026-01-01", customer_id: 2, segment_id: 1, segment_name: "b"}
                    {as_of_on: "2026-01-01", customer_id: 3, segment_id: 1, segment_name: "c"}
                    """)
                .repartition(3));
    write(2, "d");

    maintain(new Maintenance.Policy(Duration.ZERO, 10, Duration.ofDays(30)));

    assertThat(files(SEGMENTS))
        .hasSize(2)
        .allMatch(file -> file.getParent().getFileName().toString().startsWith("as_of_on="));
    assertThat(lake.read(SEGMENTS))
        .hasRows("{customer_id: 1}\n{customer_id: 2}\n{customer_id: 3}\n{customer_id: 1}");
  }

  @Test
  void rejectedRowsExpireEvenIfAReleaseIsKept() throws IOException {
    reject(1);
    Set<Path> old = files(REJECTS);
    release(7, 1, Map.of(REJECTS.name(), lake.version(REJECTS)));
    age(REJECTS, 40);
    reject(2);

    TableUse use =
        maintain(new Maintenance.Policy(Duration.ZERO, 10, Duration.ofDays(30)), 7).get(0);

    assertThat(lake.read(REJECTS)).hasRows("{batch_id: 2}");
    assertThat(use.rowsExpired()).isEqualTo(1);
    assertThat(old).allMatch(Files::notExists);
  }

  private List<TableUse> maintain(Maintenance.Policy policy, long... kept) {
    List<Long> numbers = java.util.Arrays.stream(kept).boxed().toList();
    return new Maintenance(lake, ledger, policy, numbers, Instant.now()).run();
  }

  private void write(int day, String name) {
    outputs(day)
        .write(
            SEGMENTS,
            rows(
                SEGMENTS,
                "{as_of_on: \"2026-01-0%s\", customer_id: 1, segment_id: 1, segment_name: \"%s\"}"
                    .formatted(day, name)));
  }

  private void reject(int batch) {
    outputs(1)
        .append(
            REJECTS,
            rows(
                REJECTS,
                """
                {source: "till", file: "a.csv", position: %1$s, reason: "x", payload: "Ann", batch_id: %1$s, judged_in: %1$s}
                """
                    .formatted(batch)),
            batch);
  }

  private void release(long number, int day, Map<String, Long> versions) {
    ledger.release(
        new ReleaseNote(
            number,
            ReleaseState.PUBLISHED,
            LocalDate.of(2026, 1, day),
            "key",
            "run",
            "hash",
            Optional.of("1.0"),
            Map.of(),
            versions,
            Map.of(),
            Map.of(),
            Optional.empty()),
        Instant.now());
  }

  private DeltaOutputs outputs(int day) {
    Run run = new Run("run", LocalDate.of(2026, 1, day), ZoneOffset.UTC, 1);
    return new DeltaOutputs(lake, JOB, run, FaultPoint.NONE);
  }

  private void property(Table table, String key, String value) {
    TestSpark.session()
        .sql(
            "alter table delta.`%s` set tblproperties ('%s' = '%s')"
                .formatted(lake.path(table), key, value));
  }

  /** Moves the history of the table some days into the past. */
  private void age(Table table, int days) throws IOException {
    long millis = Duration.ofDays(days).toMillis();
    for (Path file : below(table)) {
      FileTime modified = Files.getLastModifiedTime(file);
      String name = file.getFileName().toString();
      if (name.endsWith(".crc")) {
        Files.delete(file);
      } else {
        if (name.endsWith(".json")) {
          Files.writeString(
              file,
              LOGGED_TIME
                  .matcher(Files.readString(file))
                  .replaceAll(
                      time ->
                          "\"%s\":%s"
                              .formatted(time.group(1), Long.parseLong(time.group(2)) - millis)));
        }
        if (name.contains(".checkpoint.") || name.equals("_last_checkpoint")) {
          Files.delete(file);
        } else {
          Files.setLastModifiedTime(file, FileTime.fromMillis(modified.toMillis() - millis));
        }
      }
    }
    DeltaLog.clearCache();
  }

  private Set<Path> files(Table table) throws IOException {
    return below(table).stream()
        .filter(
            file -> file.toString().endsWith(".parquet") && !file.toString().contains("_delta_log"))
        .collect(Collectors.toSet());
  }

  private long bytes(Table table) throws IOException {
    long bytes = 0;
    for (Path file : files(table)) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  private List<Path> below(Table table) throws IOException {
    Path folder = home.resolve("tables").resolve(table.layer()).resolve(table.shortName());
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
