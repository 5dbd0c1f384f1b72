package io.dangol.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts/postgres-roles prints, done on a real server; that it works is in every other. */
@Tag("server")
class PostgresRolesTest {

  private static final String DATABASE = "roles_test";

  @BeforeEach
  void create() {
    TestPostgres.newDatabase(DATABASE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--schema public",
        "--schema information_schema",
        "--schema pg_catalog",
        "--job pg_monitor",
        "--reader public",
        "--reader dangol_job",
        "--database template1"
      })
  void namesThatAreNotForTheTakingAreRefused(String options) throws Exception {
    List<String> command = List.of(("scripts/postgres-roles " + options).split(" "));
    Process script =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();

    assertThat(script.getInputStream().readAllBytes()).isEmpty();
    assertThat(script.waitFor()).isEqualTo(2);
  }

  @Test
  void aSchemaOfAnotherRoleStaysItsOwn() throws SQLException {
    administer("drop role if exists till");
    administer("create role till");
    administer("create schema tills authorization till");

    assertThatThrownBy(() -> administer(TestPostgres.roles(DATABASE, "--schema", "tills")))
        .hasMessageContaining("schema tills belongs to till, not to dangol_job");

    assertThat(owner("tills")).containsExactly("till");
  }

  @Test
  void whatIsThereStays() throws SQLException {
    administer(TestPostgres.roles(DATABASE));
    administer(TestPostgres.roles(DATABASE));

    assertThat(owner("dangol")).containsExactly("dangol_job");
    assertThat(owner("public")).containsExactly("pg_database_owner");
  }

  @Test
  void aSuperuserIsNeitherJobNorReader() {
    assertThatThrownBy(() -> administer(TestPostgres.roles(DATABASE, "--reader", "postgres")))
        .hasMessageContaining("is a superuser");
  }

  private static List<String> owner(String schema) throws SQLException {
    try (Connection admin = TestPostgres.admin(DATABASE)) {
      return PostgresDatabase.read(
          admin,
          "select pg_get_userbyid(nspowner) from pg_namespace where nspname = '" + schema + "'");
    }
  }

  private static void administer(String statements) throws SQLException {
    try (Connection admin = TestPostgres.admin(DATABASE);
        var plain = admin.createStatement()) {
      plain.execute(statements);
    }
  }
}
