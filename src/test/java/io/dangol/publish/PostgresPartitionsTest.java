package io.dangol.publish;

import static io.dangol.publish.Nights.run;
import static io.dangol.publish.Nights.served;
import static io.dangol.publish.Nights.show;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which partitions go when, and that readers are in the way of none but their own. */
@Tag("server")
class PostgresPartitionsTest {

  private static final ServingTable LISTS = ServingTable.of(RECOMMENDATIONS);

  private PostgresDatabase database;

  @BeforeEach
  void create() {
    database = PostgresDatabase.create("partitions_test");
  }

  @Test
  void anOldTransactionReadsItsReleaseUntilItEnds() throws SQLException {
    try (ServingStore store = database.settings().open();
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
    try (ServingStore store = database.settings().open();
        Connection idle = TestPostgres.reader(database.name())) {
      show(store, "2011-12-01", "first");
      show(store, "2011-12-02", "second");
      store.dropBeyond(1);
      idle.setAutoCommit(false);
      assertThat(PostgresDatabase.read(idle, "select * from recommendations")).isNotEmpty();
      for (int day = 3; day <= 5; day++) {
        show(store, "2011-12-0" + day, "key " + day);
        store.dropBeyond(1);
        assertThat(database.read("select distinct as_of_on from recommendations"))
            .containsExactly("2011-12-0" + day);
      }
      assertThat(store.kept()).extracting(Release::number).containsExactly(5L, 4L);
      assertThat(partitions()).anyMatch(name -> name.endsWith("_1"));

      idle.rollback();
      store.dropBeyond(1);

      assertThat(partitions())
          .hasSize(2 * Nights.gold("2011-12-09").size())
          .allMatch(name -> name.matches(".*_[45]"));
    }
  }

  @Test
  void aDetachmentThatWasBrokenOffIsEndedBeforeAnyOther() throws SQLException {
    try (ServingStore store = database.settings().open();
        Connection idle = TestPostgres.reader(database.name())) {
      show(store, "2011-12-01", "first");
      show(store, "2011-12-02", "second");
      idle.setAutoCommit(false);
      assertThat(PostgresDatabase.read(idle, "select * from recommendations")).isNotEmpty();
      show(store, "2011-12-03", "third");
      store.dropBeyond(1);
      long half = store.begin(run("2011-12-04"), "half");
      store.load(half, LISTS, served(LISTS, "2011-12-04"));

      store.begin(run("2011-12-04"), "again");
      assertThat(halfDetached()).containsExactly("dangol.released_recommendations_4");
      store.begin(run("2011-12-04"), "and again");
      idle.rollback();
      store.begin(run("2011-12-04"), "at last");

      assertThat(halfDetached()).isEmpty();
      assertThat(partitions())
          .hasSize(2 * Nights.gold("2011-12-09").size())
          .allMatch(name -> name.matches(".*_[23]"));
    }
  }

  @Test
  void aPartitionThatCannotBeDroppedStopsNoNight() throws SQLException {
    try (ServingStore store = database.settings().open()) {
      show(store, "2011-12-01", "first");
      long half = store.begin(run("2011-12-02"), "half");
      store.load(half, LISTS, served(LISTS, "2011-12-02"));
      administer("create view dangol.mine as select rank from dangol.released_recommendations_2");

      assertThat(show(store, "2011-12-02", "again").number()).isEqualTo(3);
      assertThat(partitions()).contains("released_recommendations_2");

      administer("drop view dangol.mine");
      store.begin(run("2011-12-03"), "next");
      assertThat(partitions()).doesNotContain("released_recommendations_2");
    }
  }

  private List<String> partitions() throws SQLException {
    try (Connection admin = TestPostgres.admin(database.name())) {
      return PostgresDatabase.read(
          admin,
          "select relname from pg_class where relkind = 'r' and relname ~ '^released.*_[0-9]+$'");
    }
  }

  private List<String> halfDetached() throws SQLException {
    try (Connection admin = TestPostgres.admin(database.name())) {
      return PostgresDatabase.read(
          admin, "select inhrelid::regclass from pg_inherits where inhdetachpending");
    }
  }

  private void administer(String statement) throws SQLException {
    try (Connection admin = TestPostgres.admin(database.name());
        var plain = admin.createStatement()) {
      plain.execute(statement);
    }
  }
}
