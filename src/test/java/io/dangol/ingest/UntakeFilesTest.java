package io.dangol.ingest;

import static io.dangol.testing.RowsAssert.assertThat;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.ingest.source.SourceSettings;
import io.dangol.table.Columns;
import io.dangol.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UntakeFilesTest {
  private static final String WRONG =
      """
      7,SALE,a1,Apple,2011-03-10 09:00:00,2,100.00,1
      8,SALE,b2,Bowl,2011-03-10 10:00:00,1,250.00,1
      9,SALE
      """;
  private static final String RIGHT =
      """
      7,SALE,a1,Apple,2011-03-10 09:00:00,2,1.00,1
      8,SALE,b2,Bowl,2011-03-10 10:00:00,1,2.50,1
      """;

  @TempDir private static Path takenFolder;
  private static final MemoryLake TAKEN = new MemoryLake();
  @TempDir Path folder;
  private MemoryLake lake;

  @BeforeAll
  static void twoFilesOfOneBatch() throws IOException {
    deliver(takenFolder, "2011-03-09", "6,SALE,a1,Apple,2011-03-09 09:00:00,1,1.00,1\n7,SALE\n");
    deliver(takenFolder, "2011-03-10", WRONG);
    night(takenFolder, "2011-03-10", TAKEN);
  }

  @BeforeEach
  void goOnFromThere() throws IOException {
    lake = TAKEN.copy(takenFolder, folder);
  }

  @Test
  void whatTheFileBroughtIsGoneAndItsCorrectionIsTaken() throws IOException {
    UntakeFiles untake = new UntakeFiles(Set.of(path("2011-03-10")));
    assertThat(
            untake.effect(
                lake.read(Tables.EVENTS),
                lake.read(Tables.CONSENTS),
                lake.read(Tables.REJECTED_EVENTS),
                lake.read(Tables.INGESTED_FILES)))
        .extracting(UntakeFiles.Effect::events, UntakeFiles.Effect::rejects)
        .containsExactly(2L, 1L);

    untake(untake);
    untake(untake);

    assertThat(lake.read(Tables.EVENTS)).hasRows("{amount: 1.00, batch_id: 1}");
    assertThat(lake.read(Tables.REJECTED_EVENTS)).hasRows("{payload: \"7,SALE\"}");
    assertThat(UntakeFiles.taken(lake.read(Tables.INGESTED_FILES)))
        .extracting(UntakeFiles.TakenFile::path)
        .containsExactly(path("2011-03-09"));
    assertThat(lake.read(Tables.INGESTED_FILES).where("state = 'untaken'"))
        .hasRows("{batch_id: 1, rows_read: 3, rows_accepted: 2}");

    deliver(folder, "2011-03-10", RIGHT);
    night(folder, "2011-03-10", lake);

    assertThat(lake.read(Tables.EVENTS))
        .hasRows(
            """
            {amount: 1.00, batch_id: 1}
            {amount: 2.00, batch_id: 2}
            {amount: 2.50, batch_id: 2}
            """);
    assertThat(lake.read(Tables.INGESTED_FILES).where("state = 'taken' and batch_id = 2"))
        .hasRows("{rows_read: 2, rows_accepted: 2}");
  }

  @Test
  void aRunThatDiedAnywhereIsFinishedByTheNextNight() throws IOException {
    deliver(folder, "2011-03-10", RIGHT);
    untake(new UntakeFiles(Set.of(path("2011-03-10"))));
    List<MemoryLake> moments = lake.moments();
    assertThat(moments).hasSize(7);
    for (MemoryLake moment : moments.subList(1, 7)) {
      lake = moment;

      night(folder, "2011-03-10", lake);

      assertThat(lake.read(Tables.EVENTS))
          .hasRows(
              """
              {amount: 1.00, batch_id: 1}
              {amount: 2.00, batch_id: 2}
              {amount: 2.50, batch_id: 2}
              """);
      assertThat(lake.read(Tables.REJECTED_EVENTS)).hasRows("{payload: \"7,SALE\"}");
    }
  }

  @Test
  void aFileOfABatchThatNeverEndsCanBeUntakenToo() throws IOException {
    deliver(folder, "2011-03-11", "9,SALE,c3,Cup,2011-03-11 09:00:00,1,9.00,1\n");
    lake.dieBefore(Tables.REJECTED_EVENTS);
    assertThatThrownBy(() -> night(folder, "2011-03-11", lake))
        .isInstanceOf(MemoryLake.Killed.class);
    assertThat(lake.rows(Tables.EVENTS)).hasSize(4);

    untake(new UntakeFiles(Set.of(path("2011-03-11"))));

    assertThat(lake.rows(Tables.EVENTS)).hasSize(3);
    night(folder, "2011-03-11", lake);
    assertThat(lake.read(Tables.EVENTS).where("amount = 9")).hasRows("{batch_id: 3}");
  }

  @Test
  void grantsGoAndWithdrawalsStay() throws IOException {
    String consents =
        "consents.shop { account-id = card, purpose = \"'marketing'\", granted = \"till = 'Y'\", since = at }";
    lake = new MemoryLake();
    deliver(folder, "2011-03-09", "6,SALE,a1,Apple,2011-03-09 09:00:00,1,1.00,Y\n");
    deliver(
        folder,
        "2011-03-10",
        """
        6,SALE,a1,Apple,2011-03-10 09:00:00,1,1.00,N
        7,SALE,a1,Apple,2011-03-10 09:00:00,1,1.00,Y
        """);
    for (String day : List.of("2011-03-09", "2011-03-10")) {
      new IngestEvents(Shop.settings(Shop.sales(folder.toString(), consents)))
          .run(Shop.night(day), lake, lake);
    }

    untake(new UntakeFiles(Set.of(path("2011-03-10"))));

    assertThat(lake.read(Tables.CONSENTS).join(lake.read(Tables.IDENTITIES), "account_key"))
        .hasRows(
            """
            {account_id: "6", is_granted: true, since_at: "2011-03-09T09:00:00Z"}
            {account_id: "6", is_granted: false, since_at: "2011-03-10T09:00:00Z"}
            """);
  }

  @Test
  void aConsentThatCannotBeReadIsAWithdrawalUntilItsFileIsTakenAgain() throws IOException {
    String consents =
        "consents.shop { account-id = card, purpose = \"'marketing'\", granted = till, since = at }";
    SourceSettings source = Shop.sales(folder.toString(), consents);
    IngestEvents ingest =
        new IngestEvents(
            Shop.settings(source), Settled.ALL, Set.of(IngestEvents.REJECTED_CONSENTS));
    lake = new MemoryLake();
    deliver(
        folder,
        "2011-03-10",
        """
        7,SALE,a1,Apple,2011-03-10 09:00:00,1,1.00,?
        8,SALE,a1,Apple,2011-03-10 09:00:00,1,1.00,?
        6,SALE,a1,Apple,2011-03-10 09:00:00,1,1.00,yes
        """);
    ingest.run(Shop.night("2011-03-10"), lake, lake);
    untake(new UntakeFiles(Set.of(path("2011-03-10"))));
    assertThat(lake.read(Tables.REJECTED_CONSENTS))
        .hasRows(
            """
            {position: 2, replayed_in: null}
            {position: 3, replayed_in: null}
            """);

    deliver(
        folder,
        "2011-03-10",
        """
        8,SALE,a1,Apple,2011-03-10 09:00:00,1,1.00,yes
        7,SALE,a1,Apple,2011-03-10 09:00:00,1,1.00,?
        6,SALE,a1,Apple,2011-03-10 09:00:00,1,1.00,yes
        """);
    ingest.run(Shop.night("2011-03-10"), lake, lake);

    assertThat(
            lake.read(Tables.REJECTED_CONSENTS).join(lake.read(Tables.IDENTITIES), "account_key"))
        .hasRows(
            """
            {account_id: "7", position: 2, replayed_in: 2}
            {account_id: "8", position: 3, replayed_in: 2}
            {account_id: "7", position: 3, replayed_in: null}
            """);

    untake(new UntakeFiles(Set.of(path("2011-03-10"))));

    assertThat(lake.read(Tables.REJECTED_CONSENTS)).hasRows("{position: 3, replayed_in: null}");
  }

  @Test
  void anUntakenDayIsToBeDelivered() throws IOException {
    untake(new UntakeFiles(Set.of(path("2011-03-10"))));
    Files.delete(folder.resolve("2011-03-10.csv"));

    assertThatThrownBy(() -> night(folder, "2011-03-10", lake))
        .hasMessageStartingWith("source sales: no file of 2011-03-10: deliver it");
  }

  @Test
  void eventsFromBeforeRowsNamedTheirFileGoWithTheirBatch() {
    lake.replace(
        Tables.EVENTS,
        lake.read(Tables.EVENTS)
            .withColumn("file", lit(null).cast(Columns.ROW_FILE.type()))
            .select(Tables.EVENTS.select()),
        1,
        1);

    assertThatThrownBy(() -> untake(new UntakeFiles(Set.of(path("2011-03-10")))))
        .hasMessage(
            "batch 1 has events of source sales from before rows named their file: they can only be untaken together: name these too: "
                + path("2011-03-09"));
    assertThat(lake.rows(Tables.EVENTS)).hasSize(3);

    untake(new UntakeFiles(Set.of(path("2011-03-09"), path("2011-03-10"))));

    assertThat(lake.rows(Tables.EVENTS)).isEmpty();
    assertThat(lake.rows(Tables.REJECTED_EVENTS)).isEmpty();
  }

  private void untake(UntakeFiles step) {
    step.run(Shop.night("2011-03-10"), lake, lake);
  }

  private static void night(Path folder, String asOf, MemoryLake at) {
    new IngestEvents(Shop.settings(Shop.sales(folder.toString()))).run(Shop.night(asOf), at, at);
  }

  private String path(String day) {
    return "file:" + folder.resolve(day + ".csv");
  }

  private static void deliver(Path folder, String day, String lines) throws IOException {
    Files.writeString(folder.resolve(day + ".csv"), Shop.HEADER + lines);
  }
}
