package io.dangol.publish;

import static io.dangol.publish.Nights.MORNING;
import static io.dangol.publish.Nights.run;
import static io.dangol.publish.Nights.served;
import static io.dangol.publish.Nights.show;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.publish.ServingStore.Holder;
import io.dangol.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a night is told when PostgreSQL refuses, is gone or is not prepared. */
@Tag("server")
class PostgresFailureTest {

  private static final ServingTable LISTS = ServingTable.of(RECOMMENDATIONS);
  private static final String DATABASE = "failure_test";

  private PostgresDatabase database;

  @BeforeEach
  void create() {
    database = PostgresDatabase.create(DATABASE);
  }

  @Test
  void aWrongPasswordIsAMistakeOfTheConfiguration() {
    PostgresSettings settings = database.settings("wrong");

    assertThat(failure(settings::open, Failure.Kind.CONFIGURATION))
        .contains("the server refuses user dangol_job", "DANGOL_POSTGRES_PASSWORD")
        .doesNotContain("wrong");
    assertThat(failure(database.settings("")::open, Failure.Kind.CONFIGURATION))
        .contains("the server refuses user dangol_job");
  }

  @Test
  void aDatabaseThatIsNotPreparedIsAMistakeOfTheConfiguration() throws SQLException {
    assertThat(
            failure(
                PostgresDatabase.settings(TestPostgres.url("nowhere"), TestPostgres.PASSWORD)::open,
                Failure.Kind.CONFIGURATION))
        .contains("database \"nowhere\" does not exist", "scripts/postgres-roles");
    administer("drop schema dangol");
    assertThat(failure(database.settings()::open, Failure.Kind.CONFIGURATION))
        .contains("there is no such schema", "scripts/postgres-roles");
    administer("create schema dangol");
    assertThat(failure(database.settings()::open, Failure.Kind.CONFIGURATION))
        .contains("the server lacks what the store needs", "scripts/postgres-roles");
  }

  @Test
  void aServerThatCannotBeReachedIsWorthARetry() {
    PostgresSettings settings =
        PostgresDatabase.settings("jdbc:postgresql://localhost:1/dangol", "any");

    assertThat(failure(settings::open, Failure.Kind.STORAGE))
        .contains("localhost:1/dangol, schema dangol: the server cannot be reached");
  }

  @Test
  void aConnectionThatIsLostDuringTheLoadLeavesTheFormerRelease() throws SQLException {
    try (ServingStore store = database.settings().open()) {
      show(store, "2011-12-08", "former");
      long release = store.begin(run("2011-12-09"), "key");
      cutWhenTheLoadBegins();

      assertThat(
              failure(
                  () -> store.load(release, LISTS, served(LISTS, "2011-12-09")),
                  Failure.Kind.STORAGE))
          .contains("the server cannot be reached", "readers keep the former release");
      assertThat(database.read("select distinct as_of_on from recommendations"))
          .containsExactly("2011-12-08");
    }
    administer("drop function dangol.cut cascade");
    try (ServingStore store = database.settings().open()) {
      show(store, "2011-12-09", "again");
      assertThat(database.read("select count(*) from recommendations")).containsExactly("5");
    }
  }

  @Test
  void theLockDiesWithItsConnection() throws SQLException {
    try (ServingStore first = database.settings().open();
        ServingStore second = database.settings().open()) {
      assertThat(first.lock(new Holder("run a", Instant.EPOCH))).isNotNull();

      assertThat(
              failure(() -> second.lock(new Holder("run b", Instant.EPOCH)), Failure.Kind.LOCKED))
          .contains("held by run a since 1970-01-01T00:00:00Z");
      cutTheLock();

      second.lock(new Holder("run b", Instant.EPOCH)).close();
    }
  }

  @Test
  void aRunThatLostItsLockChangesNothing() throws SQLException {
    try (ServingStore store = database.settings().open()) {
      store.lock(new Holder("run a", Instant.EPOCH));
      show(store, "2011-12-08", "former");
      long release = store.begin(run("2011-12-09"), "key");
      store.load(release, LISTS, served(LISTS, "2011-12-09"));
      cutTheLock();

      for (ThrowingCallable change :
          List.<ThrowingCallable>of(
              () -> store.flip(1, release, MORNING), () -> store.keep(release, MORNING))) {
        assertThat(failure(change, Failure.Kind.STORAGE))
            .contains("the connection that held the serving store for this run was lost");
      }
      assertThat(store.kept()).extracting(Release::number).containsExactly(1L);
    }
  }

  private static void cutTheLock() throws SQLException {
    administer(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where application_name = 'dangol lock' and datname = '"
            + DATABASE
            + "'");
  }

  /** Ends every connection of the job as soon as an executor begins to load. */
  private static void cutWhenTheLoadBegins() throws SQLException {
    administer(
        """
        create function dangol.cut() returns trigger security definer language plpgsql as $$
        begin
          perform pg_terminate_backend(pid) from pg_stat_activity where usename = 'dangol_job';
          return new;
        end $$""");
    administer(
        "create trigger cut before insert on dangol.loaded_parts execute function dangol.cut()");
  }

  private static void administer(String statement) throws SQLException {
    try (Connection admin = TestPostgres.admin(DATABASE);
        var plain = admin.createStatement()) {
      plain.execute(statement);
    }
  }

  /** The message of the failure that is thrown, or that is behind what is thrown. */
  private static String failure(ThrowingCallable work, Failure.Kind kind) {
    List<String> messages = new ArrayList<>();
    assertThatThrownBy(work)
        .satisfies(
            thrown -> {
              Throwable cause = thrown;
              while (!(cause instanceof Failure) && cause.getCause() != null) {
                cause = cause.getCause();
              }
              assertThat(cause)
                  .isInstanceOfSatisfying(
                      Failure.class, found -> assertThat(found.kind()).isEqualTo(kind));
              messages.add(String.valueOf(cause.getMessage()));
            });
    return messages.get(0);
  }
}
