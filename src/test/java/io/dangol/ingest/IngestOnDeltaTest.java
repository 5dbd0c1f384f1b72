package io.dangol.ingest;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.FaultPoint;
import io.dangol.job.Job;
import io.dangol.job.Purpose;
import io.dangol.lake.DeltaInputs;
import io.dangol.lake.DeltaOutputs;
import io.dangol.lake.Lake;
import io.dangol.lake.TableHash;
import io.dangol.table.Columns;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise that each file is taken exactly once, on the real tables. */
class IngestOnDeltaTest {
  private static final List<Table> TABLES =
      List.of(
          Tables.IDENTITIES,
          Tables.EXCHANGE_RATES,
          Tables.ITEMS,
          Tables.EVENTS,
          Tables.REJECTED_EVENTS,
          Tables.CONSENTS,
          Tables.REJECTED_CONSENTS,
          Tables.INGESTED_FILES);

  private static final String FIRST_DAY =
      """
      7,SALE,a1,Apple,2011-03-10 09:00:00,2,1.00,r1
      8,SALE,b2,Bowl,2011-03-10 10:00:00,1,2.50,r2
      8,SALE,b2,Bowl,2011-03-10 10:00:00,1,2.50,r3
      8,SALE,b2,Bowl,2011-03-10 10:00:00,1,2.50,r3
      9,SALE
      """;
  private static final String SECOND_DAY =
      """
      9,SALE,a1,Apple,2011-03-10 09:00:00,,1.00,r1
      8,VOID,b2,Bowl,2011-03-10 10:00:00,1,2.50,r2
      9
      """;

  @TempDir private static Path firstFolder;
  @TempDir Path folder;

  /** What a process that is killed looks like. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Of the first day, though there are files of two. */
  @BeforeAll
  static void anUndisturbedNight() throws IOException {
    deliver(firstFolder, "2011-03-10", FIRST_DAY);
    deliver(firstFolder, "2011-03-11", SECOND_DAY);
    night(undisturbed(), replacing(), "2011-03-10", FaultPoint.NONE);
  }

  @Test
  void aNightThatDiedBetweenTwoTablesEndsAsIfItHadNot() {
    Lake disturbed = lake("disturbed");
    assertThatThrownBy(() -> night(disturbed, replacing(), "2011-03-10", deathAfter(Tables.EVENTS)))
        .isInstanceOf(Killed.class);
    assertThat(disturbed.version(Tables.REJECTED_EVENTS)).isEqualTo(-1);
    night(disturbed, replacing(), "2011-03-10", FaultPoint.NONE);

    Map<String, TableHash> hashes = hashes(disturbed);
    assertThat(hashes).isEqualTo(hashes(undisturbed()));
    assertThat(hashes.get(Tables.EVENTS.name()).rows()).isEqualTo(3);
    assertThat(IngestSummary.of(disturbed.read(Tables.INGESTED_FILES), 0).sources().get("sales"))
        .hasToString(
            "read 5 = accepted 3 + duplicates 1 + excluded 0 + rejected 1 {duplicates: replaced=1, rejected: wrong-number-of-fields=1}");
  }

  @Test
  void aLedgerFromBeforeTheColumnReadAsGoesOn() throws IOException {
    Set<String> columns = new HashSet<>(Tables.INGESTED_FILES.columnNames());
    columns.remove(Columns.READ_AS.name());
    Table earlier = Tables.INGESTED_FILES.only(columns);
    Path first = deliver("2011-03-10", "7,SALE,a1,Apple,2011-03-10 09:00:00,2,1.00,1\n");
    deliver("2011-03-11", "8,SALE,a1,Apple,2011-03-11 09:00:00,2,1.00,1\n");
    String begun =
        """
        {source: "sales", file: "file:%s", file_size: %s, modified_at: "2011-03-10T20:00:00Z", feed_on: "2011-03-10", batch_id: 1, state: "admitted", rows_read: 0, rows_accepted: 0, rows_duplicate: 0, rows_excluded: 0, rows_rejected: 0, outcomes: {}}
        """
            .formatted(first, Files.size(first));
    Lake lake = lake("earlier");
    outputs(lake, List.of(earlier), FaultPoint.NONE).merge(earlier, rows(earlier, begun));

    night(lake, Shop.sales(folder.toString()), "2011-03-11", FaultPoint.NONE);

    assertThat(lake.read(Tables.INGESTED_FILES))
        .hasRows(
            """
            {batch_id: 1, state: "admitted", read_as: null, rows_accepted: 0}
            {batch_id: 1, state: "taken", read_as: null, rows_accepted: 1}
            {batch_id: 2, state: "admitted", read_as: "as ever", rows_accepted: 0}
            {batch_id: 2, state: "taken", read_as: "as ever", rows_accepted: 1}
            """);
    assertThat(lake.read(Tables.EVENTS).count()).isEqualTo(2);
  }

  @Test
  void whatIsReplacedOrUntakenLeavesNoIdInTheLog() throws IOException {
    FileUtils.copyDirectory(
        firstFolder.resolve("lake").toFile(), folder.resolve("replacing").toFile());
    Lake lake = lake("replacing");
    assertThatThrownBy(
            () -> night(lake, replacing(), "2011-03-11", deathAfter(Tables.REJECTED_EVENTS)))
        .isInstanceOf(Killed.class);
    night(lake, replacing(), "2011-03-11", FaultPoint.NONE);

    assertThat(lake.read(Tables.EVENTS))
        .hasRows(
            """
            {account_key: 3, event_type: "purchase", quantity: null, batch_id: 2, replaced_batch_id: 1}
            {account_key: 2, event_type: "cancelled", quantity: 1.0, batch_id: 2, replaced_batch_id: 1}
            {account_key: 2, event_type: "purchase", quantity: 1.0, batch_id: 1, replaced_batch_id: null}
            """);
    assertThat(IngestSummary.of(lake.read(Tables.INGESTED_FILES), 1).sources().get("sales"))
        .hasToString(
            "read 3 = accepted 2 + duplicates 0 + excluded 0 + rejected 1 {accepted: replacing=2, rejected: wrong-number-of-fields=1}");
    Job reader =
        new Job(
            "reader",
            "",
            Purpose.OPERATION,
            List.of(Tables.EVENTS),
            List.of(),
            (run, in, out) -> {});
    assertThat(
            new DeltaInputs(lake, reader, Shop.night("2011-03-11"), rows -> rows)
                .read(Tables.EVENTS))
        .hasRows("{event_type: \"purchase\"}\n{event_type: \"purchase\"}");

    List<String> ids =
        lake.read(Tables.EVENTS).select("event_id").collectAsList().stream()
            .map(row -> row.getString(0))
            .toList();
    new UntakeFiles(Set.of("file:" + firstFolder.resolve("2011-03-11.csv")))
        .run(
            Shop.night("2011-03-11"),
            new DeltaInputs(lake, job(TABLES), Shop.night("2011-03-11"), rows -> rows),
            outputs(lake, TABLES, FaultPoint.NONE));

    assertThat(lake.read(Tables.EVENTS)).hasRows("{account_key: 2, batch_id: 1}");
    assertThat(lake.read(Tables.REJECTED_EVENTS)).hasRows("{payload: \"9,SALE\"}");
    assertThat(commits("replacing"))
        .anyMatch(commit -> commit.contains("\"operation\":\"MERGE\""))
        .noneMatch(commit -> ids.stream().anyMatch(commit::contains));
  }

  /** What the logs of all tables say of how they were changed. */
  private List<String> commits(String name) throws IOException {
    List<String> commits = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder.resolve(name))) {
      for (Path file :
          files.filter(path -> path.toString().matches(".*_delta_log/[0-9]+\\.json")).toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> line.contains("commitInfo"))
            .forEach(commits::add);
      }
    }
    return commits;
  }

  private static FaultPoint deathAfter(Table table) {
    return place -> {
      if (place.equals("wrote/ingest-events/" + table)) {
        throw new Killed();
      }
    };
  }

  private static Map<String, TableHash> hashes(Lake lake) {
    Map<String, TableHash> hashes = new HashMap<>();
    TABLES.forEach(table -> hashes.put(table.name(), TableHash.of(table, lake.read(table))));
    return hashes;
  }

  private static SourceSettings replacing() {
    return Shop.sales(
        firstFolder.toString(),
        "duplicates = replace, events.event-id = till, event-types.VOID = cancelled");
  }

  private static void night(Lake lake, SourceSettings source, String asOf, FaultPoint faults) {
    new IngestEvents(Shop.settings(source))
        .run(
            Shop.night(asOf),
            new DeltaInputs(lake, job(TABLES), Shop.night(asOf), rows -> rows),
            outputs(lake, TABLES, faults));
  }

  private static DeltaOutputs outputs(Lake lake, List<Table> tables, FaultPoint faults) {
    return new DeltaOutputs(lake, job(tables), Shop.night("2011-03-10"), faults);
  }

  private static Job job(List<Table> tables) {
    return new Job(
        IngestEvents.JOB, "", Purpose.OPERATION, tables, tables, (run, inputs, outputs) -> {});
  }

  private static Lake undisturbed() {
    return new Lake(TestSpark.session(), firstFolder.resolve("lake").toString());
  }

  private Lake lake(String name) {
    return new Lake(TestSpark.session(), folder.resolve(name).toString());
  }

  private Path deliver(String day, String lines) throws IOException {
    return deliver(folder, day, lines);
  }

  private static Path deliver(Path folder, String day, String lines) throws IOException {
    return Files.writeString(folder.resolve(day + ".csv"), Shop.HEADER + lines);
  }
}
