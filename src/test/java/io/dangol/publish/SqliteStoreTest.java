package io.dangol.publish;

import static io.dangol.publish.Nights.show;
import static io.dangol.table.Tables.CUSTOMER_SEGMENTS;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends ServingStoreContract {

  private static final ServingTable LISTS = ServingTable.of(RECOMMENDATIONS);

  private static final List<ServingTable> READ_TABLES =
      List.of(LISTS, ServingTable.of(CUSTOMER_SEGMENTS));

  @TempDir Path folder;

  @Override
  SqliteStore open() {
    return SqliteStore.open(settings("serving.db"));
  }

  @Override
  List<String> read(String query) {
    try (Connection reader = reader()) {
      return read(reader, query);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void onlyTheOwnerCanReadTheFilesOfAStore() throws IOException {
    Path open = Files.writeString(folder.resolve("serving.db"), "");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));

    try (SqliteStore store = open();
        ServingStore.Hold hold = store.lock(new ServingStore.Holder("test", Instant.EPOCH));
        Stream<Path> files = Files.list(folder)) {
      show(store, "2011-01-01", "first", READ_TABLES);
      assertThat(hold).isNotNull();
      assertThat(files)
          .extracting(file -> file.getFileName() + " " + Files.getPosixFilePermissions(file).size())
          .contains("serving.db 2", "serving.db-wal 2", "serving.db-shm 2", "serving.db.lock 2");
    }
  }

  @Test
  void aReaderSeesOneWholeNightPerStatementWhileNightsArePublished() {
    var done = new AtomicBoolean();
    try (SqliteStore store = open()) {
      show(store, "2011-01-01", "first", READ_TABLES);
      CompletableFuture<List<String>> reading =
          CompletableFuture.supplyAsync(() -> answersUntil(done));
      for (int night = 2; night <= 21; night++) {
        show(store, "2011-01-" + (night < 10 ? "0" : "") + night, "night " + night, READ_TABLES);
        store.dropBeyond(3);
      }
      done.set(true);

      assertThat(reading.join())
          .hasSizeGreaterThan(20)
          .allSatisfy(answer -> assertThat(answer).isEqualTo("1 1 5 3"));
      assertThat(store.kept()).extracting(Release::number).containsExactly(21L, 20L, 19L, 18L);
    }
  }

  @Test
  void findsAnAccountAnItemAndACustomerByIndex() {
    try (SqliteStore store = open()) {
      long release = store.begin(Nights.run("2011-12-09"), "key");
      store.load(release, LISTS, manyLists());

      assertThat(plan("account_id = 'ann'")).contains("PRIMARY KEY (release=? AND account_id=?)");
      assertThat(plan("item_code = 'MUG'")).contains("by_item_code (release=? AND item_code=?)");
      assertThat(plan("customer_id = 1")).contains("by_customer_id (release=? AND customer_id=?)");
    }
  }

  @Test
  void erasureLeavesNoTraceInAnyFile() throws IOException {
    try (SqliteStore store = open()) {
      show(store, "2011-12-09", "key");
      assertThat(filesHold("ann-phone")).isTrue();

      store.erase(List.of(1L));

      assertThat(filesHold("ann-phone")).isFalse();
      assertThat(filesHold("bob")).isTrue();
    }
  }

  @Test
  void keepsTheSentencesOfColumnsInTheSchema() {
    try (SqliteStore store = open()) {
      assertThat(store.current()).isEmpty();
      assertThat(read("select sql from sqlite_master where name = 'released_churn_scores'").get(0))
          .contains(
              "churn_band text, -- How likely the customer is to leave: low, medium or high.");
    }
  }

  @Test
  void aColumnThatWasDeclaredLaterJoinsAnOlderFile() throws SQLException {
    open().close();
    try (Connection older = reader();
        Statement statement = older.createStatement()) {
      statement.execute("drop view churn_scores");
      statement.execute("drop view churn_scores_v1");
      statement.execute("alter table released_churn_scores drop column drivers");
      statement.execute("create view churn_scores as select release from released_churn_scores");
    }

    try (SqliteStore store = open()) {
      show(store, "2011-12-09", "key");
      assertThat(read("select drivers from churn_scores where account_id = 'ann'"))
          .containsExactly("[\"recency_days\"]");
    }
  }

  @Test
  void anOlderFileLearnsWhomNotToShow() throws SQLException {
    try (SqliteStore store = open()) {
      show(store, "2011-12-09", "key");
    }
    try (Connection older = reader();
        Statement statement = older.createStatement()) {
      for (String view : List.of("churn_scores", "churn_scores_v1")) {
        statement.execute("drop view " + view);
        statement.execute(
            "create view %s as select * from released_churn_scores where release = 1"
                .formatted(view));
      }
      statement.execute("drop table withheld");
      statement.execute("drop table withheld_state");
    }
    try (ServingQueries older = settings("serving.db").queries()) {
      assertThat(older.knowsWithheld()).isFalse();
    }
    try (SqliteStore store = open()) {
      assertThat(store.withheld().isKnown()).isFalse();
      store.withheld().replace(Nights.withheld("ann", "member", 1, Nights.OF_CUSTOMERS));
      assertThat(read("select account_id from churn_scores")).containsExactly("ann-phone");
      assertThat(read("select account_id from churn_scores_v1")).containsExactly("ann-phone");
    }
  }

  @Test
  void aViewOfAContractThatIsNotKeptAnyMoreGoes() throws SQLException {
    open().close();
    try (Connection older = reader();
        Statement statement = older.createStatement()) {
      statement.execute("create view segments_v7 as select release from released_segments");
      statement.execute("create view segments_of_mine as select release from released_segments");
    }
    open().close();

    assertThat(read("select name from sqlite_master where name like 'segments\\_%' escape '\\'"))
        .containsExactlyInAnyOrder("segments_v1", "segments_of_mine");
  }

  @Test
  void saysWhatToDoAboutAFileThatIsNoDatabase() throws IOException {
    Files.writeString(folder.resolve("serving.db"), "no database ".repeat(1000));

    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.STORAGE))
        .hasMessageContaining("serving.db: this is not a sound SQLite database (SQLITE_NOTADB)")
        .hasMessageContaining("Move it and its -wal file away and run again");
  }

  @Test
  void saysWhatToDoAboutAPathThatCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("a-file"), "");
    Files.createDirectory(folder.resolve("a-folder"));

    assertThatThrownBy(() -> SqliteStore.open(settings("a-file/serving.db")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("the folder of the serving store cannot be made")
        .hasMessageContaining("set publish.sqlite.path");
    assertThatThrownBy(() -> SqliteStore.open(settings("a-folder")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("cannot be opened for writing (SQLITE_CANTOPEN)");
  }

  @Test
  void aLoadThatFailsHalfwayLeavesNoRow() {
    try (SqliteStore store = open()) {
      long release = store.begin(Nights.run("2011-12-09"), "key");
      var twice = Nights.served(LISTS, "2011-12-09").union(Nights.served(LISTS, "2011-12-09"));

      assertThatThrownBy(() -> store.load(release, LISTS, twice))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("readers keep the former release");
      assertThat(store.counts(release).values()).containsOnly(0L);
    }
  }

  @Test
  void saysWhatToDoAboutAFullDisk() throws SQLException {
    open().close();
    try (Connection writer = reader();
        Statement statement = writer.createStatement()) {
      statement.execute("pragma max_page_count = 1");
      assertThatThrownBy(() -> statement.execute("create table more as select randomblob(1000000)"))
          .isInstanceOfSatisfying(
              SQLException.class,
              e ->
                  assertThat(new SqliteDialect(folder).failure(e))
                      .hasMessageContaining("the disk is full; readers keep the former release"));
    }
  }

  @Test
  void refusesAFileOfAnotherLayout() throws SQLException {
    open().close();
    try (Connection other = reader();
        Statement statement = other.createStatement()) {
      statement.execute("pragma user_version = 99");
    }

    assertThatThrownBy(this::open)
        .isInstanceOf(Failure.class)
        .hasMessageContaining("layout version 99, this Dangol writes version 1");
  }

  private List<String> answersUntil(AtomicBoolean done) {
    List<String> answers = new ArrayList<>();
    try (Connection reader = reader()) {
      while (!done.get()) {
        answers.addAll(
            read(
                reader,
                """
                select count(distinct r.as_of_on), min(r.as_of_on) = min(s.as_of_on),
                  count(distinct r.account_id || r.rank), count(distinct s.account_id)
                from recommendations r join customer_segments s on r.account_id = s.account_id"""));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return answers;
  }

  /** A list for each of a thousand customers. */
  private static Dataset<Row> manyLists() {
    return Nights.served(LISTS, "2011-12-09")
        .where("account_id = 'ann'")
        .crossJoin(TestSpark.session().range(1000))
        .withColumn("account_id", col("id").cast("string"))
        .withColumn("customer_id", col("id"))
        .withColumn("item_code", concat(lit("item "), col("id").mod(100)));
  }

  private String plan(String condition) {
    return String.join(
        "\\n", read("explain query plan select * from recommendations where " + condition));
  }

  private boolean filesHold(String text) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }

  private PublishSettings.Sqlite settings(String name) {
    return new PublishSettings.Sqlite(folder.resolve(name), 5);
  }

  private Connection reader() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("serving.db"));
  }

  static List<String> read(Connection reader, String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = reader.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(rows.getString(i)));
        }
        found.add(String.join(" ", values));
      }
    }
    return found;
  }
}
