package io.dangol.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.publish.ServingStore.Hold;
import io.dangol.publish.ServingStore.Holder;
import io.dangol.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may hold a store, and who only seems to. */
@Tag("server")
class PostgresLockTest {

  private static final Holder HERE = new Holder("this run", Instant.parse("2026-03-09T03:00:00Z"));

  private PostgresDatabase database;

  @BeforeEach
  void create() {
    database = PostgresDatabase.create("lock_test");
  }

  @Test
  void whoMayMerelyConnectKeepsNoRunFromTheStore() throws SQLException {
    Hold former = hold(HERE);
    try (Connection reader = TestPostgres.reader(database.name())) {
      List<String> held =
          PostgresDatabase.read(
              reader, "select objid::int from pg_locks where locktype = 'advisory'");
      former.close();
      for (String key : List.of("hashtext('dangol')", held.get(0))) {
        take(reader, "1146179175, " + key);
      }
      take(reader, "hashtext('dangol layout')");
      administer("drop table dangol.store_lake");

      hold(new Holder("the next run", Instant.parse("2026-03-09T04:00:00Z"))).close();
    }
  }

  @Test
  void aReaderDoesNotWriteItselfDown() throws SQLException {
    hold(HERE).close();

    try (Connection reader = TestPostgres.reader(database.name());
        var statement = reader.createStatement()) {
      statement.execute("set default_transaction_read_only = off");
      for (String attempt :
          List.of(
              "select * from lock_holder for update",
              "begin; lock table lock_holder in exclusive mode",
              "rollback; update lock_holder set process = 1")) {
        assertThatThrownBy(() -> statement.execute(attempt))
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void aHolderIsNamedOnlyWhileItHoldsThisDatabasesLock() throws SQLException {
    PostgresSettings settings = database.settings();
    Hold former = hold(HERE);
    assertThat(settings.holder()).contains(HERE);
    former.close();
    assertThat(settings.holder()).isEmpty();

    // Its process number comes again: as a session with a lock of another kind, and as one of
    // another database with the very same lock.
    try (Connection reader = TestPostgres.reader(database.name());
        Connection elsewhere = TestPostgres.admin("postgres")) {
      take(reader, "1146179175, 7");
      takeForOwn(reader);
      assertThat(settings.holder()).isEmpty();
      take(elsewhere, "1146179175, " + key());
      takeForOwn(elsewhere);
      assertThat(settings.holder()).isEmpty();
      hold(HERE).close();
    }
  }

  @Test
  void ofTwoThatComeAtOnceOneIsRefused() {
    try (Hold first = hold(HERE)) {
      assertThatThrownBy(() -> hold(new Holder("another", HERE.since())))
          .isInstanceOfSatisfying(
              Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.LOCKED))
          .hasMessageContaining("held by this run since 2026-03-09T03:00:00Z");
      assertThat(first).isNotNull();
    }
  }

  private Hold hold(Holder holder) {
    database.settings().open().close();
    return PostgresLock.take(database.settings(), holder);
  }

  private static void take(Connection session, String lock) throws SQLException {
    PostgresDatabase.read(session, "select pg_try_advisory_lock(" + lock + ")::text");
  }

  /** The row names this session from now on. */
  private void takeForOwn(Connection session) throws SQLException {
    String process = PostgresDatabase.read(session, "select pg_backend_pid()").get(0);
    administer("update dangol.lock_holder set process = " + process);
  }

  private String key() throws SQLException {
    try (Connection admin = TestPostgres.admin(database.name())) {
      return PostgresDatabase.read(
              admin,
              "select hashtext(who || extract(epoch from since)::text) from dangol.lock_holder")
          .get(0);
    }
  }

  private void administer(String statement) throws SQLException {
    try (Connection admin = TestPostgres.admin(database.name());
        var plain = admin.createStatement()) {
      plain.execute(statement);
    }
  }
}
