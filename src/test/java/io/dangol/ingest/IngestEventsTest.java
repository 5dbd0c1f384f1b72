package io.dangol.ingest;

import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Failure;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestEventsTest {

  private static final String FIRST_DAY =
      """
      8,SALE,b2,Bowl,2011-03-10 10:00:00,1,2.50,1
      7,SALE,a1,Apple,2011-03-10 09:00:00,2,1.00,1
      7,SALE,a1,Apple,2011-03-10 09:00:00,2,1.00,1
      ,SALE,a1,,2011-03-10 11:00:00,1,1.00,1
      9,BACK,POST,,2011-03-10 11:00:00,1,1.00,1
      9,SALE,c3,Cup,2011-03-10 12:00:00,many,1.00,1
      9,SALE
      """;
  private static final String SECOND_DAY =
      """
      7,SALE,a1,Apple,2011-03-10 09:00:00,2,1.00,1
      6,SALE,a1,Red apple,2011-03-11 09:00:00,1,1.00,1
      """;

  @TempDir private static Path firstFolder;
  private static final MemoryLake FIRST = new MemoryLake();
  @TempDir Path folder;
  private MemoryLake lake = new MemoryLake();

  /** Of a file whose name looks like a glob. */
  @BeforeAll
  static void aFirstNight() throws IOException {
    Files.writeString(firstFolder.resolve("2011-03-10, till [1].csv"), Shop.HEADER + FIRST_DAY);
    sales(firstFolder).run(Shop.night("2011-03-10"), FIRST, FIRST);
  }

  @Test
  void countsEveryRecordOnceAndNumbersByFirstEvent() throws IOException {
    lake = FIRST.copy(firstFolder, folder);

    assertThat(counts())
        .isEqualTo(
            new Counts(
                7,
                3,
                1,
                1,
                2,
                Map.of(
                    "excluded: postage", 1L,
                    "rejected: bad-value", 1L,
                    "rejected: wrong-number-of-fields", 1L)));
    assertThat(lake.read(Tables.IDENTITIES))
        .hasRows(
            """
            {account_id: "7", account_key: 1, customer_id: 1, first_seen_at: "2011-03-10T09:00:00Z"}
            {account_id: "8", account_key: 2, customer_id: 2, first_seen_at: "2011-03-10T10:00:00Z"}
            """);
    assertThat(lake.read(Tables.EVENTS))
        .hasRows(
            """
            {account_key: 1, item_id: 1, amount: 2.00, currency: "GBP", source: "sales", batch_id: 1}
            {account_key: 2, item_id: 2, amount: 2.50, currency: "GBP", source: "sales", batch_id: 1}
            {account_key: null, item_id: 1, amount: 1.00, currency: "GBP", source: "sales", batch_id: 1}
            """);
    assertThat(lake.read(Tables.REJECTED_EVENTS))
        .hasRows(
            """
            {position: 7, reason: "bad-value", payload: "9,SALE,c3,Cup,2011-03-10 12:00:00,many,1.00,1"}
            {position: 8, reason: "wrong-number-of-fields", payload: "9,SALE"}
            """);
  }

  @Test
  void aLaterNightTakesTheNewFileOnly() throws IOException {
    lake = FIRST.copy(firstFolder, folder);
    deliver("2011-03-11", SECOND_DAY);
    night("2011-03-10");
    assertThat(lake.rows(Tables.EVENTS)).hasSize(3);
    long before = IngestSummary.lastTaken(lake.read(Tables.INGESTED_FILES));

    assertThat(preview("2011-03-11").files()).hasSize(1);
    night("2011-03-11");

    IngestSummary summary = IngestSummary.of(lake.read(Tables.INGESTED_FILES), before);
    assertThat(summary.sources()).containsEntry("sales", new Counts(2, 1, 1, 0, 0, Map.of()));
    assertThat(lake.read(Tables.ITEMS))
        .hasRows(
            """
            {code: "A1", item_id: 1, title: "Red apple", batch_id: 1}
            {code: "B2", item_id: 2, title: "Bowl", batch_id: 1}
            {code: "C3", item_id: 3, title: "Cup", batch_id: 1}
            """);
    assertThat(lake.read(Tables.IDENTITIES).where("account_id = '6'")).hasRows("{account_key: 3}");
  }

  @Test
  void aNightThatDiedAnywhereGoesOnAndCountsTheSame() throws IOException {
    for (Table table : List.of(Tables.ITEMS, Tables.REJECTED_EVENTS)) {
      lake = FIRST.before(table).copy(firstFolder, folder);
      assertThat(lake.rows(Tables.INGESTED_FILES)).hasSize(1);
      IngestEvents otherwise =
          new IngestEvents(Shop.readAs("otherwise", Shop.sales(folder.toString())));
      assertThatThrownBy(() -> otherwise.run(Shop.night("2011-03-10"), lake, lake))
          .isInstanceOfSatisfying(
              Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
          .hasMessageStartingWith(
              "batch 1 was begun by a run that ended early, and ingest.sources");

      night("2011-03-10");

      assertThat(counts())
          .hasToString(
              "read 7 = accepted 3 + duplicates 1 + excluded 1 + rejected 2"
                  + " {excluded: postage=1, rejected: bad-value=1, rejected: wrong-number-of-fields=1}");
      assertThat(lake.rows(Tables.EVENTS)).hasSize(3);
    }
  }

  @Test
  void aBrokenFileStopsTheNightBeforeAnythingIsWritten() throws IOException {
    deliver("2011-03-10", FIRST_DAY);
    Files.writeString(folder.resolve("2011-03-09.csv"), "card;kind\n");
    Files.writeString(folder.resolve("2011-03-08.csv"), "");

    assertThatThrownBy(() -> night("2011-03-10"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("2011-03-08.csv is empty, not even a header")
        .hasMessageContaining("2011-03-09.csv lacks the columns at, card,");
    assertThat(lake.rows(Tables.INGESTED_FILES)).isEmpty();
  }

  @Test
  void anExpressionThatFailsOnARecordRejectsItByNameAndTheNightGoesOn() throws IOException {
    deliver("2011-03-10", FIRST_DAY + "5,SALE,77,,2011-03-10 12:30:00,3,1.00,1\n");
    SourceSettings source =
        Shop.sales(
            folder.toString(),
            """
            items = null, exclude = null, exclude.tests = "100 / cast(code as int) > 5"
            events.when = "title is null", events.quantity = "cast(code as int)"
            """);

    new IngestEvents(Shop.settings(source)).run(Shop.night("2011-03-10"), lake, lake);

    assertThat(counts())
        .hasToString(
            "read 8 = accepted 1 + duplicates 0 + excluded 4 + rejected 3"
                + " {excluded: feeds-nothing=4, rejected: failed (code)=2,"
                + " rejected: wrong-number-of-fields=1}");
    assertThat(lake.read(Tables.EVENTS)).hasRows("{quantity: 77.000}");
  }

  @Test
  void takesParquetAndNamesThatLookLikeGlobs() throws IOException {
    Files.writeString(folder.resolve("copy.txt"), Shop.HEADER + FIRST_DAY);
    TestSpark.session()
        .read()
        .option("header", true)
        .schema(
            "card string, kind string, code string, title string, at string, qty int, price decimal(18,4), till string")
        .csv(folder.resolve("copy.txt").toString())
        .coalesce(1)
        .write()
        .parquet(folder.resolve("parts").toString());
    try (Stream<Path> parts = Files.list(folder.resolve("parts"))) {
      Path part =
          parts.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.move(part, folder.resolve("2011-03-10, till [1] of 2.parquet"));
    }
    new IngestEvents(Shop.settings(Shop.parquet(folder.toString())))
        .run(Shop.night("2011-03-10"), lake, lake);

    assertThat(counts())
        .hasToString(
            "read 7 = accepted 4 + duplicates 1 + excluded 1 + rejected 1"
                + " {excluded: postage=1, rejected: no-occurred-at=1}");
  }

  @Test
  void whatALaterDaySaysHoldsWhateverTheNamesOfItsFiles() throws IOException {
    Files.writeString(
        folder.resolve("31.01.2011.csv"),
        Shop.HEADER + "7,SALE,a1,Old,2011-01-31 09:00:00,1,1,1\n");
    Files.writeString(
        folder.resolve("01.02.2011.csv"),
        Shop.HEADER + "7,SALE,a1,New,2011-02-01 09:00:00,1,1,1\n");
    new IngestEvents(Shop.settings(Shop.salesAt(folder + "/{dd.MM.yyyy}.csv")))
        .run(Shop.night("2011-02-01"), lake, lake);

    assertThat(lake.read(Tables.ITEMS)).hasRows("{code: \"A1\", title: \"New\"}");
  }

  @Test
  void equalLinesOfTwoTillsBothCountWhereDuplicatesAreKept() throws IOException {
    for (String till : List.of("till=1", "till=2")) {
      Files.createDirectories(folder.resolve(till));
      Files.writeString(
          folder.resolve(till).resolve("2011-03-10.csv"),
          Shop.HEADER + ",SALE,a1,Apple,2011-03-10 09:00:00,1,1.00,1\n");
    }
    new IngestEvents(Shop.settings(Shop.keeping(folder + "/till=*/{yyyy-MM-dd}.csv")))
        .run(Shop.night("2011-03-10"), lake, lake);

    assertThat(lake.rows(Tables.EVENTS)).hasSize(2);
  }

  @Test
  void noRecordIsLostHoweverDirty() throws IOException {
    Random random = new Random(11);
    String[] pieces = {
      "7", "SALE", "BACK", "a1", "POST", "\"", ",", ",", "\n", "2011-03-10", "-1", "x"
    };
    String dirt =
        IntStream.range(0, 3000)
            .mapToObj(i -> pieces[random.nextInt(pieces.length)])
            .collect(Collectors.joining());
    deliver("2011-03-10", FIRST_DAY + dirt);
    new IngestEvents(Shop.lenient(Shop.sales(folder.toString())))
        .run(Shop.night("2011-03-10"), lake, lake);

    Counts counts = counts();
    assertThat(counts.read())
        .isEqualTo(counts.accepted() + counts.duplicates() + counts.excluded() + counts.rejected());
    assertThat(counts.read()).isGreaterThan(100);
    assertThat(lake.rows(Tables.EVENTS)).hasSize((int) counts.accepted());
    assertThat(lake.rows(Tables.REJECTED_EVENTS)).hasSize((int) counts.rejected());
  }

  private void deliver(String day, String lines) throws IOException {
    Files.writeString(folder.resolve(day + ".csv"), Shop.HEADER + lines);
  }

  private void night(String asOf) {
    sales(folder).run(Shop.night(asOf), lake, lake);
  }

  private static IngestEvents sales(Path folder) {
    return new IngestEvents(Shop.settings(Shop.sales(folder.toString())));
  }

  private IngestPreview preview(String asOf) {
    return IngestPreview.of(
        Shop.settings(Shop.sales(folder.toString())),
        Shop.night(asOf),
        lake.read(Tables.INGESTED_FILES),
        lake.landing());
  }

  private Counts counts() {
    return IngestSummary.of(lake.read(Tables.INGESTED_FILES), 0).sources().get("sales");
  }
}
