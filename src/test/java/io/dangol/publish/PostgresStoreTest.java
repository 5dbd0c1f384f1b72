package io.dangol.publish;

import static io.dangol.publish.Nights.MORNING;
import static io.dangol.publish.Nights.run;
import static io.dangol.publish.Nights.served;
import static io.dangol.publish.Nights.show;
import static io.dangol.table.Tables.CHURN_SCORES;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@Tag("smoke")
class PostgresStoreTest extends ServingStoreContract {

  private static final ServingTable LISTS = ServingTable.of(RECOMMENDATIONS);

  private PostgresDatabase database;

  @BeforeEach
  void create() {
    database = PostgresDatabase.create("store_test");
  }

  @Override
  ServingStore open() {
    return database.settings().open();
  }

  @Override
  List<String> read(String query) {
    return database.read(query);
  }

  @Test
  void aTaskThatRunsTwiceAddsItsRowsOnce() {
    PostgresSettings settings = database.settings();
    try (ServingStore store = open();
        Sql sql = PostgresConnections.sql(settings, "test")) {
      ServingTable scores = ServingTable.of(CHURN_SCORES);
      long release = store.begin(run("2011-12-09"), "key");
      sql.write(() -> sql.update(PostgresLayout.createPartition(scores, release)));
      PostgresCopy copy = new PostgresCopy(settings, release, scores);
      List<byte[]> rows = lines(release, scores);

      copy.part(0, rows.iterator());
      copy.part(0, rows.iterator());
      assertThatThrownBy(() -> copy.part(1, failingAfter(rows.get(0))))
          .hasMessageContaining("the executor dies");
      copy.part(1, List.<byte[]>of().iterator());

      String partition = PostgresLayout.partition(scores, release);
      assertThat(sql.read(() -> sql.numbers("select count(*) from " + partition)))
          .containsExactly((long) rows.size());
    }
  }

  @Test
  void rowsThatBreakTheKeyAreNeverAttached() {
    try (ServingStore store = open()) {
      long release = store.begin(run("2011-12-09"), "key");
      var twice = served(LISTS, "2011-12-09").union(served(LISTS, "2011-12-09"));

      assertThatThrownBy(() -> store.load(release, LISTS, twice))
          .hasMessageContaining("could not create unique index")
          .hasMessageContaining("readers keep the former release")
          .hasMessageNotContaining("ann");
      assertThat(store.counts(release).values()).containsOnly(0L);
    }
  }

  @Test
  void keepsTextsAsTheyAre() {
    String odd = "tab\t, line\n, \\N, \\., 단골";
    try (ServingStore store = open()) {
      long release = store.begin(run("2011-12-09"), "key");
      var rows =
          served(LISTS, "2011-12-09")
              .where("account_id = 'bob'")
              .withColumn("item_title", lit(odd));
      store.load(release, LISTS, rows);
      store.flip(0, release, MORNING);

      assertThat(read("select item_title from recommendations")).containsExactly(odd);
    }
  }

  @Test
  void aZeroCharacterIsReplacedInListsToo() {
    try (ServingStore store = open()) {
      long release = store.begin(run("2011-12-09"), "key");
      store.load(
          release,
          LISTS,
          served(LISTS, "2011-12-09")
              .where("account_id = 'bob'")
              .withColumn("item_title", lit("a\0b"))
              .withColumn("reason_items", array(lit("MUG"), lit("A\0B \\u0000"))));
      store.flip(0, release, MORNING);

      assertThat(read("select item_title, reason_items from recommendations"))
          .containsExactly("a\uFFFDb [\"MUG\",\"A\uFFFDB \\\\u0000\"]");
    }
  }

  @Test
  void theReaderSeesTheViewsAndNothingBelowThem() {
    try (ServingStore store = open()) {
      show(store, "2011-12-09", "key");

      assertThat(read("select release from current_release")).containsExactly("1");
      for (String below :
          List.of(
              "released_recommendations",
              "released_recommendations_1",
              "releases",
              "withheld",
              "withheld_state")) {
        assertThatThrownBy(() -> reading("select * from " + below))
            .hasMessageContaining("permission denied");
      }
      assertThatThrownBy(() -> reading("update current_release set release = 0"))
          .hasMessageContaining("read-only transaction");
    }
  }

  @Test
  void theJobOwnsItsSchemaAndNothingElse() throws SQLException {
    try (ServingStore store = open()) {
      show(store, "2011-12-09", "key");
    }
    try (Connection admin = TestPostgres.admin(database.name())) {
      assertThat(
              PostgresDatabase.read(
                  admin,
                  """
                  select rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls
                  from pg_roles where rolname in ('dangol_job', 'dangol_reader')"""))
          .containsOnly("f f f f f");
      assertThat(
              PostgresDatabase.read(
                  admin,
                  """
                  select distinct nspname from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                  where relowner = 'dangol_job'::regrole and nspname not like 'pg_toast%'"""))
          .containsExactly("dangol");
      assertThat(
              PostgresDatabase.read(
                  admin, "select has_schema_privilege('dangol_job', 'public', 'create')"))
          .containsExactly("f");
    }
  }

  /** What fails is thrown as the server says it. */
  private void reading(String statement) throws SQLException {
    try (Connection reader = TestPostgres.reader(database.name());
        var plain = reader.createStatement()) {
      plain.execute(statement);
    }
  }

  private static List<byte[]> lines(long release, ServingTable table) {
    return served(table, "2011-12-09")
        .select(CopyLine.of(release, table))
        .as(Encoders.BINARY())
        .collectAsList();
  }

  private static Iterator<byte[]> failingAfter(byte[] first) {
    return new Iterator<>() {
      private boolean given;

      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public byte[] next() {
        if (given) {
          throw new IllegalStateException("the executor dies");
        }
        given = true;
        return first;
      }
    };
  }
}
