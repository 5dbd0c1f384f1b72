package io.dangol.ingest;

import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.ingest.source.SourceSettings;
import io.dangol.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElementsTest {

  private static final String JSON =
      """
      format = json, columns = null, exclude = null, items = null
      types = {
        id = bigint, who = string, at = string
        lines = "array<struct<sku:string,n:string,sum:decimal(12,2)>>"
      }
      each { line = lines }
      events = {
        account-id = who, event-type = "'purchase'", item = line.sku, occurred-at = at
        quantity = line.n, amount = line.sum, basket-id = id, context = null
      }
      event-types = null
      customers { account-id = who }
      """;
  private static final String ORDERS =
      """
      {"id":1,"who":"kim","at":"2011-03-10 09:00:00","lines":[{"sku":"a","n":"1","sum":1.50},{"sku":"a","n":"1","sum":1.50},{"sku":"b","n":"2","sum":3}]}
      {"id":2,"who":"lee","at":"2011-03-10 10:00:00","lines":[{"sku":"a","n":"many","sum":1.50},{"sku":"c","n":"1","sum":2}]}
      {"id":3,"who":"sol","at":"2011-03-10 11:00:00","lines":[]}
      {"id":4,"who":"joo","at":"2011-03-10 11:00:00"}
      """;

  @TempDir private static Path ordersFolder;
  private static final MemoryLake TAKEN = new MemoryLake();
  @TempDir Path folder;
  private MemoryLake lake = new MemoryLake();

  @BeforeAll
  static void aNightOfOrders() throws IOException {
    Files.writeString(ordersFolder.resolve("2011-03-10.json"), ORDERS);
    new IngestEvents(Shop.settings(json(ordersFolder, "")))
        .run(Shop.night("2011-03-10"), TAKEN, TAKEN);
  }

  @Test
  void eachElementIsARecordThatCountsAndIsRejectedByItself() throws IOException {
    lake = TAKEN.copy(ordersFolder, folder);

    assertThat(counts())
        .hasToString(
            "read 7 = accepted 6 + duplicates 0 + excluded 0 + rejected 1 {rejected: bad-number=1}");
    assertThat(lake.read(Tables.EVENTS).selectExpr("basket_id", "quantity", "amount"))
        .hasRows(
            """
            {basket_id: "1", quantity: 1.000, amount: 1.50}
            {basket_id: "1", quantity: 1.000, amount: 1.50}
            {basket_id: "1", quantity: 2.000, amount: 3.00}
            {basket_id: "2", quantity: 1.000, amount: 2.00}
            """);
    assertThat(lake.rows(Tables.CUSTOMER_ATTRIBUTES)).hasSize(4);
    assertThat(lake.read(Tables.REJECTED_EVENTS).selectExpr("position", "reason"))
        .hasRows("{position: 200001, reason: \"bad-number\"}");
  }

  @Test
  void aReplayReadsTheRejectedElementOnly() throws IOException {
    lake = TAKEN.copy(ordersFolder, folder);
    SourceSettings mended =
        json("events.quantity = \"case when line.n = 'many' then 9 else int(line.n) end\"");

    boolean isReplayed =
        new IngestEvents(Shop.settings(mended))
            .replay(ReplaySelection.ALL, Shop.night("2011-03-10"), lake, lake);

    assertThat(isReplayed).isTrue();
    assertThat(lake.read(Tables.EVENTS).where("basket_id = '2'").selectExpr("quantity"))
        .hasRows("{quantity: 1.000}\n{quantity: 9.000}");
    assertThat(counts().rejected()).isZero();
    assertThat(counts().read()).isEqualTo(7);
  }

  @Test
  void aReplayTakesNoElementThatTheListLacksByNow() throws IOException {
    lake = TAKEN.copy(ordersFolder, folder);
    SourceSettings shorter = json("each = { line = \"filter(lines, l -> l.sku = 'b')\" }");

    new IngestEvents(Shop.settings(shorter))
        .replay(ReplaySelection.ALL, Shop.night("2011-03-10"), lake, lake);

    assertThat(lake.rows(Tables.EVENTS)).hasSize(4);
    assertThat(lake.read(Tables.REJECTED_EVENTS).selectExpr("position", "reason"))
        .hasRows("{position: 200001, reason: \"other-elements\"}");
  }

  @Test
  void anOrderThatComesAgainIsADuplicateInAllItsElementsAlsoWithAnIdOfItsOwn() throws IOException {
    String order = ORDERS.lines().findFirst().orElseThrow();
    List<SourceSettings> sources = new ArrayList<>();
    for (String own : List.of("", "events.event-id = id")) {
      Path of = Files.createDirectory(folder.resolve("source" + sources.size()));
      Files.writeString(of.resolve("2011-03-10.json"), order);
      Files.writeString(of.resolve("2011-03-11.json"), order);
      sources.add(Shop.source("source" + sources.size(), differences(of, own)));
    }
    IngestEvents step = new IngestEvents(Shop.settings(sources.toArray(SourceSettings[]::new)));
    step.run(Shop.night("2011-03-10"), lake, lake);
    step.run(Shop.night("2011-03-11"), lake, lake);

    assertThat(lake.read(Tables.EVENTS).groupBy("source", "batch_id").count())
        .hasRows(
            """
            {source: "source0", batch_id: 1, count: 3}
            {source: "source1", batch_id: 1, count: 3}
            """);
  }

  @Test
  void anIdOfTheElementHoldsWhereverTheElementIsInItsList() throws IOException {
    String line = "{\"id\":1,\"who\":\"kim\",\"at\":\"2011-03-10 09:00:00\",\"lines\":[%s]}";
    String a = "{\"sku\":\"a\",\"n\":\"1\",\"sum\":1.50}";
    String b = "{\"sku\":\"b\",\"n\":\"2\",\"sum\":3}";
    Files.writeString(folder.resolve("2011-03-10.json"), line.formatted(a + "," + b));
    Files.writeString(folder.resolve("2011-03-11.json"), line.formatted(b + "," + a));
    night(json("events.event-id = \"concat(id, line.sku)\""), "2011-03-11");

    assertThat(lake.rows(Tables.EVENTS)).hasSize(2);
  }

  @Test
  void aTextOfCsvMayBeSplit() throws IOException {
    csv("split(codes, ';')", "7,a;b,2011-03-10 09:00:00\n");

    assertThat(lake.read(Tables.ITEMS).selectExpr("code")).hasRows("{code: \"a\"}\n{code: \"b\"}");
  }

  @Test
  void aRecordOfTooManyElementsIsRejectedAsAWhole() throws IOException {
    csv("sequence(1, int(codes))", "7,100000,2011-03-10 09:00:00\n8,2,2011-03-10 09:00:00\n");

    assertThat(lake.read(Tables.ITEMS).selectExpr("code")).hasRows("{code: \"1\"}\n{code: \"2\"}");
    assertThat(lake.read(Tables.REJECTED_EVENTS).selectExpr("reason", "payload"))
        .hasRows(
            """
            {reason: "too-many-elements", payload: "7,100000,2011-03-10 09:00:00"}
            """);
  }

  @Test
  void theListIsCheckedBeforeTheNight() {
    assertThatThrownBy(() -> json("each = { line = who }"))
        .hasMessageContaining("each.line = \"who\" is of type string, must be a list");
    assertThatThrownBy(() -> json("each = { id = lines }"))
        .hasMessageContaining("is a column already");
    assertThatThrownBy(() -> json("each = { line = lines, other = lines }"))
        .hasMessageContaining("names several lists, must be one");
    assertThatThrownBy(() -> json("each = { other = lines }, events = null"))
        .hasMessageContaining("is read by no expression of a block");
    assertThatThrownBy(() -> json("events.item = line")).hasMessageContaining("is of type struct<");
  }

  private void csv(String list, String records) throws IOException {
    Files.writeString(folder.resolve("2011-03-10.csv"), "card,codes,at\n" + records);
    SourceSettings source =
        Shop.sales(
            folder.toString(),
            """
            items = null, exclude = null, event-types = null, types = null
            each { code = "%s" }
            events = {
              account-id = card, event-type = "'purchase'", item = code, occurred-at = at
              quantity = null, amount = null, context = null
            }
            """
                .formatted(list));
    night(source, "2011-03-10");
  }

  private SourceSettings json(String differences) {
    return json(folder, differences);
  }

  private static SourceSettings json(Path folder, String differences) {
    return Shop.source("sales", differences(folder, differences));
  }

  private static String differences(Path folder, String more) {
    return JSON + "path = \"" + folder + "/{yyyy-MM-dd}.json\"\n" + more;
  }

  private void night(SourceSettings source, String asOf) {
    new IngestEvents(Shop.settings(source)).run(Shop.night(asOf), lake, lake);
  }

  private Counts counts() {
    return IngestSummary.of(lake.read(Tables.INGESTED_FILES), 0).sources().get("sales");
  }
}
