package io.dangol.ingest;

import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till whose last column is the id of the sale, and whose later lines correct former ones. */
class LastWordTest {
  private static final String REPLACING =
      "duplicates = replace, events.event-id = till, event-types.VOID = cancelled, required-event-types = []";

  @TempDir Path folder;
  private final MemoryLake lake = new MemoryLake();

  @BeforeEach
  void aFirstDay() throws IOException {
    deliver(
        "2011-03-10",
        """
        7,SALE,a1,Apple,2011-03-10 09:00:00,2,1.00,r1
        7,SALE,a1,Apple,2011-03-10 09:00:00,2,1.00,r2
        9,SALE,c3,Cup,2011-03-10 10:00:00,1,3.00,r3
        8,SALE,b2,Bowl,2011-03-10 09:00:00,,2.50,r1
        """);
    night("2011-03-10", lake);
  }

  @Test
  void theLastRecordOfABatchHolds() {
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
    secondDay();
    night("2011-03-11", lake);

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

    deliver("2011-03-09", "7,SALE,a1,Apple,2011-03-10 09:00:00,5,1.00,r2\n");
    night("2011-03-11", lake);

    assertThat(events().where("event_type = 'refund'")).hasRows("{batch_id: 2, amount: null}");
    assertThat(counts(2))
        .isEqualTo("read 1 = accepted 0 + duplicates 1 + excluded 0 + rejected 0 {}");
  }

  @Test
  void aBatchThatDiedAnywhereReplacesOnceAndCountsTheSame() throws IOException {
    secondDay();
    for (int write : List.of(4, 5, 6)) {
      MemoryLake dying = lake.copy();
      dying.dieAtWrite(write);
      assertThatThrownBy(() -> night("2011-03-11", dying)).isInstanceOf(MemoryLake.Killed.class);

      night("2011-03-11", dying);

      assertThat(dying.rows(Tables.EVENTS)).hasSize(4);
      assertThat(dying.read(Tables.EVENTS).where("replaced_batch_id = 1 and batch_id = 2").count())
          .isEqualTo(2);
      assertThat(
              IngestSummary.of(dying.read(Tables.INGESTED_FILES), 1)
                  .sources()
                  .get("sales")
                  .toString())
          .isEqualTo(
              "read 3 = accepted 3 + duplicates 0 + excluded 0 + rejected 0 {accepted: replacing=2}");
    }
  }

  @Test
  void withoutReplaceTheFirstWordHolds() throws IOException {
    MemoryLake dropping = new MemoryLake();
    secondDay();
    night("2011-03-11", dropping, REPLACING + ", duplicates = drop");

    assertThat(dropping.read(Tables.EVENTS).groupBy("event_type").count())
        .hasRows("{event_type: \"purchase\", count: 4}");
  }

  private void secondDay() throws IOException {
    deliver(
        "2011-03-11",
        """
        7,BACK,,,2011-03-11 09:00:00,,,r2
        9,VOID,c3,Cup,2011-03-10 10:00:00,1,3.00,r3
        9,SALE,c3,Cup,2011-03-11 10:00:00,1,3.00,r4
        """);
  }

  private void deliver(String day, String lines) throws IOException {
    Files.writeString(folder.resolve(day + ".csv"), Shop.HEADER + lines);
  }

  private void night(String asOf, MemoryLake at) {
    night(asOf, at, REPLACING);
  }

  private void night(String asOf, MemoryLake at, String differences) {
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
