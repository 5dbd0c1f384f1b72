package io.dangol.ingest;

import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.ingest.source.SourceSettings;
import io.dangol.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of text, taken in one night; what is rejected is read again as the source then is. */
class FramedSourcesTest {
  private static final String NONE_REQUIRED = "\nrequired-event-types = null\n";
  private static final String REPORT =
      """
      Sales of branch 4;;;

      card;kind;code;title;at;qty;price;till
      1;SALE;a1;Apple;2011-03-10 09:00:00;2;1.00;1;
      2;SALE;a2;Pear;2011-03-10 10:00:00;1
      Total;;;;;3
      3;SALE;a3
      """;
  private static final String ARRAY =
      """
      [
        {"card": "1", "kind": "SALE", "code": "b1",
         "at": "2011-03-10 09:00:00", "qty": 2, "price": 1.0},
        {"card": "2", "kind": "SALE", "code": "b2", "at": "2011-03-10 09:00:00", "card": "3"},
        "4"
      ]
      """;
  private static final String OBJECTS =
      """
      {"card": "1", "kind": "SALE", "code": "c1", "at": "2011-03-10 09:00:00"}
      {"card": "2", "kind": "SALE", "code": "c2", "at": "2011-03-10 09:00:00"}{"card": "3"}
      """;
  private static final String LOG =
      """
      1 [2011-03-10 09:00:00] SALE /item/d1?x
      2 [2011-03-10 09:00:00] SALE /item/d2 "much later"
      """;

  @TempDir Path folder;
  private final MemoryLake lake = new MemoryLake();

  @Test
  void aSourceCarriesDownWithinItsFiles() throws IOException {
    Files.writeString(
        folder.resolve("2011-03-10.csv"),
        """
        day,order,card,code,qty
        2011-03-10,1,kim,a,1
        ,,,b,2
        ,2,,a,1
        ,,,\"b
        ,,,c,1
        """);
    Files.writeString(folder.resolve("2011-03-11.csv"), "day,order,card,code,qty\n,,,a,1\n");
    SourceSettings source =
        Shop.sales(
            folder.toString(),
            """
            items = null, exclude = null, event-types = null, types = null, types { qty = int }
            fill-down = [day, order, card]
            events = {
              account-id = card, event-type = "'purchase'", item = code, occurred-at = day
              basket-id = order, quantity = qty, amount = null, context = null
            }
            """);
    new IngestEvents(Shop.settings(source)).run(Shop.night("2011-03-11"), lake, lake);

    assertThat(
            lake.read(Tables.EVENTS)
                .selectExpr(
                    "concat_ws(' ', basket_id, ifnull(string(account_key), 'guest'), quantity)")
                .as(Encoders.STRING())
                .collectAsList())
        .containsExactlyInAnyOrder("1 1 1.000", "1 1 2.000", "2 guest 1.000");
    assertThat(lake.rows(Tables.REJECTED_EVENTS).stream().map(row -> row.<String>getAs("reason")))
        .containsExactlyInAnyOrder("unreadable", "nothing-above", "nothing-above");
  }

  @Test
  void eachIsReadInItsFrameAndItsRejectsAreReadAgain() throws IOException {
    Files.writeString(folder.resolve("report"), REPORT);
    Files.writeString(folder.resolve("array"), ARRAY);
    Files.writeString(folder.resolve("objects"), OBJECTS);
    Files.writeString(folder.resolve("log"), LOG);
    new IngestEvents(settings("", "")).run(Shop.night("2011-03-10"), lake, lake);

    assertThat(lake.read(Tables.REJECTED_EVENTS).select("source", "position", "reason"))
        .hasRows(
            """
            {source: "array", position: 2, reason: "unreadable"}
            {source: "array", position: 3, reason: "unreadable"}
            {source: "log", position: 2, reason: "unreadable"}
            {source: "objects", position: 2, reason: "unreadable"}
            {source: "report", position: 5, reason: "wrong-number-of-fields"}
            {source: "report", position: 7, reason: "wrong-number-of-fields"}
            """);
    assertThat(IngestSummary.of(lake.read(Tables.INGESTED_FILES), 0).sources().get("report"))
        .hasToString(
            "read 4 = accepted 1 + duplicates 0 + excluded 1 + rejected 2"
                + " {excluded: total=1, rejected: wrong-number-of-fields=2}");

    assertThat(known()).contains("a1", "a2", "a3", "b1", "b2", "c1", "c2", "d1", "d2");

    new ReplayRejects(settings("ragged = true\n", ".*"), ReplaySelection.ALL)
        .run(Shop.night("2011-03-10"), lake, lake);

    assertThat(lake.read(Tables.ITEMS).select("code").orderBy("code"))
        .hasRows(
            """
            {code: "A1"}
            {code: "A2"}
            {code: "B1"}
            {code: "C1"}
            {code: "D1"}
            {code: "D2"}
            """);
  }

  /** All that is kept of the records: what was taken of them, or as they stood in their file. */
  private String known() {
    return Stream.of(
            lake.read(Tables.ITEMS).selectExpr("lower(code)"),
            lake.read(Tables.REJECTED_EVENTS).select("payload"))
        .flatMap(rows -> rows.collectAsList().stream())
        .map(row -> row.getString(0))
        .collect(Collectors.joining("\n"));
  }

  private IngestSettings settings(String ragged, String end) {
    String objects =
        "format = json\n types { card = string, kind = string, code = string, title = string, "
            + "at = string, qty = int, price = \"decimal(18,4)\", till = string }"
            + NONE_REQUIRED;
    return Shop.settings(
        Shop.source(
            "report",
            path("report")
                + ragged
                + "delimiter = \";\", header = find\n exclude { total = \"card = 'Total'\" }"),
        Shop.source("array", path("array") + objects),
        Shop.source("objects", path("objects") + objects),
        Shop.source(
            "log",
            path("log")
                + NONE_REQUIRED
                + "format = lines\n pattern = \"\"\"(?<card>\\d+) \\[(?<at>[^]]+)\\] (?<kind>\\w+) /item/(?<code>\\w+)\\??(?<title>x)?"
                + "(?<qty>)(?<price>)(?<till>)"
                + end
                + "\"\"\"\n"));
  }

  private String path(String file) {
    return "path = \"" + folder.resolve(file) + "\"\n";
  }
}
