package io.dangol.night;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.job.Failure;
import io.dangol.lake.Lake;
import io.dangol.privacy.AccountList;
import io.dangol.privacy.AccountList.Account;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ann, with two accounts, asks what is stored about her; Bob does not. */
class AccessRunTest {
  private static final Planted ANN = new Planted("ann-till", 11, 1, 5, 4_440_000, 1966);
  private static final Planted ANNS_PHONE = new Planted("ann-phone", 13, 1, 5, 4_441_000, 1967);
  private static final Planted BOB = new Planted("bob", 12, 2, 6, 7_770_000, 2077);

  private static final List<String> FILES =
      List.of(AccessRun.EVERYTHING, AccessRun.PORTABLE, AccessRun.README);

  @TempDir private static Path shared;
  @TempDir private Path folder;
  private static Settings settings;
  private static Lake lake;
  private static AccessRun.Done done;

  @BeforeAll
  static void aRowOfEachAccountInEveryTable() {
    settings =
        Settings.load(
            Optional.empty(), List.of("home=" + shared.resolve("home"), "zone=UTC"), Map.of());
    lake = new Lake(TestSpark.session(), settings.home());
    for (Table table : TablesOfPeople.declared()) {
      write(table, Planted.rows(table, List.of(BOB, ANNS_PHONE, ANN)));
    }
    write(
        Tables.ITEMS,
        rows(
            Tables.ITEMS,
            """
            {item_id: 5, code: "T5", title: "Tea <5>"}
            {item_id: 6, code: "C6", title: "bob's coffee"}
            """));
    write(
        Tables.REJECTED_EVENTS,
        rows(
            Tables.REJECTED_EVENTS,
            """
            {file: "z", position: 1, payload: "ann-till-account-id;of both;bob-account-id"}
            {file: "z", position: 2, payload: "bob's;x", header: "ann-till-account-id;mine"}
            {file: "z", position: 3, payload: "ann-till-account-id-2;of a third"}
            """));
    done = new AccessRun(settings, lake).run(list(ANN.accountId()), shared.resolve("answer"));
  }

  private static void write(Table table, Dataset<Row> rows) {
    rows.coalesce(1).write().format("delta").mode("append").save(lake.path(table));
  }

  @Test
  void everyColumnOfEveryTableTellsAnnsValuesAndNotBobs() throws IOException {
    JsonNode everything = ReportFile.object(read(AccessRun.EVERYTHING));
    for (Table table : TablesOfPeople.declared()) {
      JsonNode rows = table(everything, table).get("rows");
      for (Planted planted : List.of(ANN, ANNS_PHONE)) {
        assertThat(rows)
            .as("a row of %s in %s", planted.who(), table)
            .anySatisfy(row -> requireTokens(row, planted.tokens(table)));
      }
      assertThat(table(everything, table).get("columns")).hasSameSizeAs(table.columns());
    }
    for (String file : FILES) {
      assertThat(read(file)).as(file).contains("ann-phone").doesNotContain("bob", "777", "2077");
    }
  }

  private static void requireTokens(JsonNode row, Map<String, String> tokens) {
    tokens.forEach(
        (column, token) -> {
          JsonNode value = row.get(column);
          JsonNode scalar = value.isContainerNode() ? value.iterator().next() : value;
          assertThat(scalar.asText()).as(column).isEqualTo(token);
        });
  }

  @Test
  void onlyWhatWasGivenOrObservedIsPortable() throws IOException {
    JsonNode portable = ReportFile.object(read(AccessRun.PORTABLE));
    assertThat(portable.get("tables"))
        .extracting(table -> table.get("table").asText())
        .containsExactly(
            "vault.identities",
            "silver.events",
            "silver.customers",
            "silver.consents",
            "silver.contacts");
    assertThat(table(portable, Tables.EVENTS).get("rows")).hasSize(2);
    assertThat(table(portable, Tables.EVENTS).get("rows").get(0).has("batch_id")).isFalse();
    assertThat(portable.get("items"))
        .hasToString("[{\"item_id\":5,\"code\":\"T5\",\"title\":\"Tea <5>\",\"category\":null}]");
  }

  @Test
  void thePageIsInBothLanguagesAndNoValueIsMarkup() throws IOException {
    assertThat(read(AccessRun.README))
        .contains(
            "What is stored about you",
            "고객님에 대해 보관하고 있는 정보",
            "ann-till &lt;script&gt; &amp; silver.events.text",
            "Tea &lt;5&gt; (T5)",
            "개인 맞춤")
        .doesNotContain("<script>", "Tea <5>", "http://", "https://");
    assertThat(read(AccessRun.README).indexOf("ann-till &lt;script&gt; &amp; silver.events.text"))
        .as("earlier than the event of 1967, whose id comes before")
        .isLessThan(
            read(AccessRun.README).indexOf("ann-phone &lt;script&gt; &amp; silver.events.text"));
  }

  @Test
  void aRejectedRecordIsShownUnlessItIsOfSomebodyElseToo() throws IOException {
    assertThat(done.rejectsWithoutText()).isOne();
    JsonNode rows =
        table(ReportFile.object(read(AccessRun.EVERYTHING)), Tables.REJECTED_EVENTS).get("rows");
    assertThat(StreamSupport.stream(rows.spliterator(), false))
        .filteredOn(row -> row.get("file").asText().equals("z"))
        .extracting(row -> row.get("payload").asText() + "|" + row.get("header").asText())
        .containsExactly("null|null", "null|ann-till-account-id;mine");
  }

  @Test
  void rowsAreInTheOrderOfTheirKeysAndTheFilesOfTheirOwnerOnly() throws IOException {
    Path again = Files.createDirectory(folder.resolve("again"));
    Files.setPosixFilePermissions(again, PosixFilePermissions.fromString("rwxr-xr-x"));

    new AccessRun(settings, lake).run(list(ANNS_PHONE.accountId()), again);

    assertThat(done.accountsKnown()).isOne();
    assertThat(done.rows()).containsEntry("gold.recommendations", 2L);
    JsonNode dates =
        table(ReportFile.object(read(AccessRun.EVERYTHING)), Tables.RECOMMENDATIONS).get("rows");
    assertThat(dates).extracting(row -> row.get("as_of_on").asText()).isSorted();
    assertThat(permissions(again)).isEqualTo("rwx------");
    for (String file : FILES) {
      assertThat(again.resolve(file))
          .hasSameTextualContentAs(shared.resolve("answer").resolve(file));
      assertThat(permissions(again.resolve(file))).isEqualTo("rw-------");
    }
  }

  @Test
  void nothingIsWrittenOfAnAccountThatNobodyKnows() {
    Path answer = folder.resolve("answer");

    AccessRun.Done unknown = new AccessRun(settings, lake).run(list("nobody-at-all"), answer);

    assertThat(unknown.isWritten()).isFalse();
    assertThat(unknown.accountsKnown()).isZero();
    assertThat(answer).doesNotExist();
  }

  @Test
  void aHomeWithoutNightsIsAWrongConfiguration() {
    Lake none = new Lake(TestSpark.session(), folder.resolve("none").toString());

    assertThatThrownBy(() -> new AccessRun(settings, none).run(list("x"), folder))
        .isInstanceOf(Failure.class)
        .hasMessageEndingWith("no night was run there. Use the configuration of the nights");
  }

  private static String read(String file) throws IOException {
    return Files.readString(shared.resolve("answer").resolve(file));
  }

  private static JsonNode table(JsonNode answer, Table table) {
    return StreamSupport.stream(answer.get("tables").spliterator(), false)
        .filter(entry -> entry.get("table").asText().equals(table.name()))
        .findFirst()
        .orElseThrow();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static AccountList list(String id) {
    return new AccountList(List.of(new Account("member", id)));
  }
}
