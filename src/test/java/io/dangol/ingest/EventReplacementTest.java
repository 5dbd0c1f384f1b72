package io.dangol.ingest;

import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till whose last column is the id of the sale, and whose later lines correct former ones. */
class EventReplacementTest {
  private static final String REPLACING =
      "duplicates = replace, events.event-id = till, event-types.VOID = cancelled, required-event-types = []";

  @TempDir private static Path firstFolder;
  @TempDir private static Path secondFolder;
  private static final MemoryLake FIRST = new MemoryLake();
  private static MemoryLake second;

  @TempDir Path folder;
  private MemoryLake lake = new MemoryLake();

  @BeforeAll
  static void twoDays() throws IOException {
    deliver(
        firstFolder,
        "2011-03-10",
        """
        7,SALE,a1,Apple,2011-03-10 09:00:00,2,1.00,r1
        7,SALE,a1,Apple,2011-03-10 09:00:00,2,1.00,r2
        9,SALE,c3,Cup,2011-03-10 10:00:00,1,3.00,r3
        8,SALE,b2,Bowl,2011-03-10 09:00:00,,2.50,r1
        """);
    night(firstFolder, "2011-03-10", FIRST, REPLACING);
    second = FIRST.copy(firstFolder, secondFolder);
    deliver(
        secondFolder,
        "2011-03-11",
        """
        7,BACK,,,2011-03-11 09:00:00,,,r2
        9,VOID,c3,Cup,2011-03-10 10:00:00,1,3.00,r3
        9,SALE,c3,Cup,2011-03-11 10:00:00,1,3.00,r4
        """);
    night(secondFolder, "2011-03-11", second, REPLACING);
  }

  @Test
  void theLastRecordOfABatchHolds() throws IOException {
    lake = FIRST.copy(firstFolder, folder);

    assertThat(events())
        .hasRows(
            """
            {account_key: 2, item_id: 2, event_type: "purchase", quantity: null, amount: null, batch_id: 1, position: 5, replaced_batch_id: null}
            {account_key: 1, item_id: 1, event_type: "purchase", quantity: 2.0, amount: 2.00, batch_id: 1, position: 3, replaced_batch_id: null}
            {account_key: 3, item_id: 3, event_type: "purchase", quantity: 1.0, amount: 3.00, batch_id: 1, position: 4, replaced_batch_id: null}
            """);
    assertThat(counts(0))
        .isEqualTo(
            "read 4 = accepted 3 + duplicates 1 + excluded 0 + rejected 0 {duplicates: replaced=1}");
  }

  @Test
  void aLaterDayReplacesWholeRowsAndALateFileNothing() throws IOException {
    lake = second.copy(secondFolder, folder);

    assertThat(events().where("batch_id = 2"))
        .hasRows(
            """
            {account_key: 1, item_id: null, event_type: "refund", quantity: null, amount: null, batch_id: 2, replaced_batch_id: 1}
            {account_key: 3, item_id: 3, event_type: "cancelled", quantity: 1.0, amount: 3.00, batch_id: 2, replaced_batch_id: 1}
            {account_key: 3, item_id: 3, event_type: "purchase", quantity: 1.0, amount: 3.00, batch_id: 2, replaced_batch_id: null}
            """);
    assertThat(lake.rows(Tables.EVENTS)).hasSize(4);
    assertThat(counts(1))
        .isEqualTo(
            "read 3 = accepted 3 + duplicates 0 + excluded 0 + rejected 0 {accepted: replacing=2}");

    deliver(folder, "2011-03-09", "7,SALE,a1,Apple,2011-03-10 09:00:00,5,1.00,r2\n");
    night(folder, "2011-03-11", lake, REPLACING);

    assertThat(events().where("event_type = 'refund'")).hasRows("{batch_id: 2, amount: null}");
    assertThat(counts(2))
        .isEqualTo("read 1 = accepted 0 + duplicates 1 + excluded 0 + rejected 0 {}");
  }

  @Test
  void aBatchThatDiedAnywhereReplacesOnceAndCountsTheSame() throws IOException {
    assertThat(second.moments()).hasSize(7);
    for (int write : List.of(4, 5, 6)) {
      lake = second.moments().get(write - 1);

      night(secondFolder, "2011-03-11", lake, REPLACING);

      assertThat(lake.rows(Tables.EVENTS)).hasSize(4);
      assertThat(events().where("replaced_batch_id = 1 and batch_id = 2").count()).isEqualTo(2);
      assertThat(counts(1))
          .isEqualTo(
              "read 3 = accepted 3 + duplicates 0 + excluded 0 + rejected 0 {accepted: replacing=2}");
    }
  }

  @Test
  void withoutReplaceTheFirstWordHolds() {
    night(secondFolder, "2011-03-11", lake, REPLACING + ", duplicates = drop");

    assertThat(events().groupBy("event_type").count())
        .hasRows("{event_type: \"purchase\", count: 4}");
  }

  private static void deliver(Path folder, String day, String lines) throws IOException {
    Files.writeString(folder.resolve(day + ".csv"), Shop.HEADER + lines);
  }

  private static void night(Path folder, String asOf, MemoryLake at, String differences) {
    new IngestEvents(Shop.settings(Shop.sales(folder.toString(), differences)))
        .run(Shop.night(asOf), at, at);
  }

  private Dataset<Row> events() {
    return lake.read(Tables.EVENTS);
  }

  private String counts(long after) {
    return IngestSummary.of(lake.read(Tables.INGESTED_FILES), after)
        .sources()
        .get("sales")
        .toString();
  }
}
