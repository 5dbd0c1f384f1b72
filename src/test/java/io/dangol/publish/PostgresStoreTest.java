package io.dangol.publish;

import static io.dangol.publish.Nights.MORNING;
import static io.dangol.publish.Nights.run;
import static io.dangol.publish.Nights.served;
import static io.dangol.publish.Nights.show;
import static io.dangol.table.Tables.CHURN_SCORES;
import static io.dangol.table.Tables.RECOMMENDATIONS;
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
  void anOldTransactionReadsItsReleaseUntilItEnds() throws SQLException {
    try (ServingStore store = open();
        Connection reader = TestPostgres.reader(database.name())) {
      show(store, "2011-12-01", "first");
      reader.setAutoCommit(false);
      reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      assertThat(PostgresDatabase.read(reader, "select 1")).containsExactly("1");
      for (int day = 2; day <= 5; day++) {
        show(store, "2011-12-0" + day, "key " + day);
        store.dropBeyond(1);
      }

      assertThat(PostgresDatabase.read(reader, "select distinct as_of_on from recommendations"))
          .containsExactly("2011-12-01");
      reader.commit();
      store.dropBeyond(1);
      assertThat(partitions()).noneMatch(name -> name.endsWith("_1"));
    }
  }

  @Test
  void aReaderThatIsIdleInATransactionBlocksNobody() throws SQLException {
    try (ServingStore store = open();
        Connection idle = TestPostgres.reader(database.name())) {
      show(store, "2011-12-01", "first");
      show(store, "2011-12-02", "second");
      store.dropBeyond(1);
      idle.setAutoCommit(false);
      assertThat(PostgresDatabase.read(idle, "select * from recommendations")).isNotEmpty();
      for (int day = 3; day <= 5; day++) {
        show(store, "2011-12-0" + day, "key " + day);
        store.dropBeyond(1);
        assertThat(read("select distinct as_of_on from recommendations"))
            .containsExactly("2011-12-0" + day);
      }
      assertThat(store.kept()).extracting(Release::number).containsExactly(5L, 4L);
      assertThat(partitions()).anyMatch(name -> name.endsWith("_1"));

      idle.rollback();
      store.dropBeyond(1);

      assertThat(partitions()).hasSize(10).allMatch(name -> name.matches(".*_[45]"));
    }
  }

  @Test
  void theReaderSeesTheViewsAndNothingBelowThem() {
    try (ServingStore store = open()) {
      show(store, "2011-12-09", "key");

      assertThat(read("select release from current_release")).containsExactly("1");
      for (String below :
          List.of("released_recommendations", "released_recommendations_1", "releases")) {
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

  @Test
  void columnsOfTheViewsSayWhatTheyAre() {
    open().close();

    assertThat(
            read(
                """
                select col_description('dangol.churn_scores'::regclass, attnum)
                from pg_attribute
                where attrelid = 'dangol.churn_scores'::regclass and attname = 'churn_band'"""))
        .containsExactly("low, medium or high.");
    assertThat(read("select obj_description('dangol.churn_scores'::regclass)"))
        .containsExactly(
            "one row per recently active customer and as-of date, repeated for each account of the"
                + " customer.");
  }

  @Test
  void aColumnThatWasDeclaredLaterJoinsAnOlderSchema() throws SQLException {
    try (ServingStore store = open()) {
      show(store, "2011-12-08", "former");
    }
    try (Connection admin = TestPostgres.admin(database.name());
        var statement = admin.createStatement()) {
      statement.execute("drop view dangol.churn_scores, dangol.churn_scores_v1");
      statement.execute("alter table dangol.released_churn_scores drop column drivers");
    }

    try (ServingStore store = open()) {
      show(store, "2011-12-09", "key");
      assertThat(read("select drivers from churn_scores where account_id = 'ann'"))
          .containsExactly("[\"recency_days\"]");
    }
  }

  private List<String> partitions() throws SQLException {
    try (Connection admin = TestPostgres.admin(database.name())) {
      return PostgresDatabase.read(
          admin,
          "select relname from pg_class where relkind = 'r' and relname ~ '^released.*_[0-9]+$'");
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
