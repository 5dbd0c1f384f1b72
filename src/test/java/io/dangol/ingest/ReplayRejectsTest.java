package io.dangol.ingest;

import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Failure;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayRejectsTest {

  private static final String LINES =
      """
      7,SALE,a1,Apple,2011-03-10 09:00:00,2,1.00,1
      8,SOLD,a1,Apple,2011-03-10 10:00:00,1,1.00,1
      9,SOLD,a1,Old apple,2011-03-10 11:00:00,1,1.00,1
      6,SOLD,POST,,2011-03-10 11:00:00,1,1.00,1
      7,SOLD,c3,Cup,soon,1,1.00,1
      5,SALE,c3,Cup,2011-03-10 12:00:00,many,1.00,1
      9,SALE
      """;
  private static final String OTHER_COLUMNS =
      """
      till,price,qty,at,title,code,kind,card
      1,1.00,2,2011-03-10 09:15:00,Apple,a1,SALE,7
      1,3.00,2,2011-03-10 09:30:00,Apple,a1,SOLD,8
      """;
  private static final String LATER = "7,SALE,a1,New apple,2011-03-11 09:00:00,2,1.00,1\n";
  private static final ReplaySelection UNKNOWN =
      new ReplaySelection(Optional.empty(), Optional.of("unknown-event-type"));

  @TempDir private static Path firstFolder;
  private static final MemoryLake FIRST = new MemoryLake();
  @TempDir Path folder;
  private MemoryLake lake = new MemoryLake();

  @BeforeAll
  static void aNightOfThreeFiles() throws IOException {
    deliver(firstFolder, "2011-03-10", LINES);
    Files.writeString(firstFolder.resolve("2011-03-10-other.csv"), OTHER_COLUMNS);
    deliver(firstFolder, "2011-03-11", LATER);
    night(firstFolder, "2011-03-11", FIRST);
  }

  @Test
  void whatPassesComesInOnceWithoutItsFileAndTheRestStaysWithItsReasonOfNow() throws IOException {
    lake = FIRST.copy(firstFolder, folder);
    FileUtils.cleanDirectory(folder.toFile());
    assertThat(counts())
        .hasToString(
            "read 10 = accepted 3 + duplicates 0 + excluded 1 + rejected 6"
                + " {excluded: postage=1, rejected: bad-value=1, rejected: unknown-event-type=4,"
                + " rejected: wrong-number-of-fields=1}");

    ReplaySummary done = replay(mended(), ReplaySelection.ALL);

    assertThat(done.all())
        .hasToString(
            "read 6 = accepted 3 + duplicates 0 + excluded 0 + rejected 3"
                + " {rejected: bad-time=1, rejected: bad-value=1,"
                + " rejected: wrong-number-of-fields=1}");
    assertThat(counts())
        .hasToString(
            "read 10 = accepted 6 + duplicates 0 + excluded 1 + rejected 3"
                + " {excluded: postage=1, rejected: bad-time=1, rejected: bad-value=1,"
                + " rejected: wrong-number-of-fields=1}");
    assertThat(lake.rows(Tables.EVENTS)).hasSize(6);
    assertThat(lake.read(Tables.EVENTS).where("amount = 6"))
        .as("of the file with other columns")
        .hasRows("{quantity: 2, amount: 6}");
    assertThat(lake.read(Tables.REJECTED_EVENTS))
        .hasRows(
            """
            {position: 3, reason: "unknown-event-type", replayed_in: 2}
            {position: 3, reason: "unknown-event-type", replayed_in: 2}
            {position: 4, reason: "unknown-event-type", replayed_in: 2}
            {position: 6, reason: "bad-time", replayed_in: null}
            {position: 7, reason: "bad-value", replayed_in: null}
            {position: 8, reason: "wrong-number-of-fields", replayed_in: null}
            """);
    assertThat(lake.read(Tables.ITEMS).where("code = 'A1'"))
        .as("what was said later stands")
        .hasRows("{code: \"A1\", title: \"New apple\"}");

    assertThat(replay(mended(), ReplaySelection.ALL).all())
        .hasToString(
            "read 3 = accepted 0 + duplicates 0 + excluded 0 + rejected 3"
                + " {rejected: bad-time=1, rejected: bad-value=1, rejected: wrong-number-of-fields=1}");
    assertThat(lake.rows(Tables.EVENTS)).hasSize(6);
  }

  @Test
  void aReplayThatDiedBetweenAnyTwoWritesIsFinishedOnce() throws IOException {
    lake = FIRST.copy(firstFolder, folder);
    replay(mended(), UNKNOWN);
    String expected = state();
    List<MemoryLake> deaths = lake.moments();
    assertThat(deaths).hasSize(6);
    for (int write = 1; write <= deaths.size(); write++) {
      lake = deaths.get(write - 1);
      boolean byTheNight = write % 2 == 0;
      if (byTheNight) {
        new IngestEvents(Shop.settings(mended())).run(Shop.night("2011-03-11"), lake, lake);
      }
      // The first writes of a replay that nobody knows of yet are made again; else nothing is left.
      replay(mended(), UNKNOWN);
      assertThat(state()).as("after a death at write " + write).isEqualTo(expected);
    }
  }

  @Test
  void onlyTheChosenRecordsOfKnownDaysAreReadAgain() throws IOException {
    deliver("2011-03-10", LINES);
    deliver("2011-03-11", LINES);
    night("2011-03-11");

    assertThat(replay(mended(), new ReplaySelection(Optional.empty(), Optional.of("bad-value"))))
        .returns(2L, done -> done.all().read())
        .returns(2, done -> done.files().size());
    assertThat(replay("2011-03-10", mended(), ReplaySelection.ALL).all().read()).isEqualTo(5);
    assertThatThrownBy(
            () -> replay(mended(), new ReplaySelection(Optional.of("tills"), Optional.empty())))
        .isInstanceOf(Failure.class)
        .hasMessage("there is no source 'tills'; the sources are [sales]");
  }

  @Test
  void anEventThatWasTakenFromARejectedRecordIsNotTakenAgain() throws IOException {
    String lines =
        """
        7,SALE,a1,Apple,2011-03-10 09:00:00,2,1.00,13.13.2013
        7,SALE,a1,Apple,2011-03-10 09:00:00,2,1.00,13.13.2013
        8,SALE,a1,Apple,2011-03-10 09:30:00,2,1.00,2013-12-13
        """;
    String customers = "duplicates = keep, customers { account-id = card, birthday = \"%s\" }";
    SourceSettings first = Shop.sales(folder.toString(), customers.formatted("till"));
    deliver("2011-03-10", lines);
    new IngestEvents(Shop.settings(first)).run(Shop.night("2011-03-10"), lake, lake);
    assertThat(counts())
        .hasToString(
            "read 3 = accepted 1 + duplicates 0 + excluded 0 + rejected 2 {rejected: bad-date=2}");
    assertThat(lake.rows(Tables.EVENTS)).hasSize(3);
    assertThat(lake.rows(Tables.CUSTOMER_ATTRIBUTES)).hasSize(1);

    // Read differently, the same line would be another event.
    String otherwise = ", events.quantity = \"qty + 1\"";
    SourceSettings half =
        Shop.sales(folder.toString(), customers.formatted("substring(till, 2)") + otherwise);
    assertThat(replay(half, ReplaySelection.ALL).all().rejected()).isEqualTo(2);
    SourceSettings mended =
        Shop.sales(folder.toString(), customers.formatted("date'2013-12-13'") + otherwise);

    assertThat(replay(mended, ReplaySelection.ALL).all())
        .hasToString("read 2 = accepted 2 + duplicates 0 + excluded 0 + rejected 0 {}");
    assertThat(lake.read(Tables.EVENTS).where("quantity = 2").count()).isEqualTo(3);
    assertThat(lake.rows(Tables.EVENTS)).hasSize(3);
    assertThat(lake.rows(Tables.CUSTOMER_ATTRIBUTES)).hasSize(2);
    assertThat(counts())
        .hasToString("read 3 = accepted 3 + duplicates 0 + excluded 0 + rejected 0 {}");
  }

  @Test
  void aSetAsideFileIsTakenOnceItIsDeliveredCorrected() throws IOException {
    deliver("2011-03-10", "7,SALE,a1,Apple,2011-03-10 09:00:00,2,1.00,1\n");
    Files.writeString(folder.resolve("2011-03-11.csv"), "card;kind\n7;SALE\n");
    assertThatThrownBy(() -> night("2011-03-11")).isInstanceOf(Failure.class);
    assertThat(lake.rows(Tables.INGESTED_FILES)).isEmpty();

    deliver("2011-03-11", "7,SALE,a1,Apple,2011-03-11 09:00:00,2,1.00,1\n");
    night("2011-03-11");

    assertThat(counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, Map.of()));
    assertThat(lake.rows(Tables.REJECTED_EVENTS)).isEmpty();
  }

  private String state() {
    return List.of(
            Tables.IDENTITIES,
            Tables.ITEMS,
            Tables.EVENTS,
            Tables.REJECTED_EVENTS,
            Tables.INGESTED_FILES)
        .stream()
        .map(this::rows)
        .toList()
        .toString();
  }

  private List<String> rows(Table table) {
    return lake.rows(table).stream().map(Object::toString).sorted().toList();
  }

  private void deliver(String day, String lines) throws IOException {
    deliver(folder, day, lines);
  }

  private static void deliver(Path folder, String day, String lines) throws IOException {
    Files.writeString(folder.resolve(day + ".csv"), Shop.HEADER + lines);
  }

  private void night(String asOf) {
    night(folder, asOf, lake);
  }

  private static void night(Path folder, String asOf, MemoryLake lake) {
    new IngestEvents(Shop.lenient(Shop.sales(folder.toString()))).run(Shop.night(asOf), lake, lake);
  }

  /** The same shop, whose till says SOLD too. */
  private SourceSettings mended() {
    return Shop.sales(folder.toString(), "event-types.SOLD = purchase");
  }

  private ReplaySummary replay(SourceSettings source, ReplaySelection chosen) {
    return replay("2011-03-31", source, chosen);
  }

  private ReplaySummary replay(String asOf, SourceSettings source, ReplaySelection chosen) {
    long before = ReplaySummary.last(lake.read(Tables.INGESTED_FILES));
    new ReplayRejects(Shop.settings(source), chosen).run(Shop.night(asOf), lake, lake);
    return ReplaySummary.of(lake.read(Tables.INGESTED_FILES), before);
  }

  private Counts counts() {
    return IngestSummary.of(lake.read(Tables.INGESTED_FILES), 0).sources().get("sales");
  }
}
