package io.dangol.publish;

import static io.dangol.publish.Nights.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.config.Secret;
import io.dangol.job.Failure;
import io.dangol.publish.PostgresSettings.TlsMode;
import io.dangol.testing.ServerCertificate;
import io.dangol.testing.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that lets in encrypted connections only, each mode of encryption. */
@Tag("server")
class PostgresTlsTest {

  private static final String CERTIFICATE = TestPostgres.certificate().toString();

  @BeforeEach
  void create() {
    TestPostgres.newDatabase(TestPostgres.ENCRYPTED);
  }

  @Test
  void aNightIsPublishedToAServerThatIsKnown() throws SQLException {
    PostgresSettings settings = at("localhost", TlsMode.VERIFY_FULL, CERTIFICATE);

    try (ServingStore store = settings.open()) {
      show(store, "2011-12-08", "key");
      assertThat(store.current().orElseThrow().number()).isEqualTo(1);
    }
    try (Connection connection = PostgresConnections.open(settings, "test")) {
      assertThat(
              PostgresDatabase.read(
                  connection, "select ssl from pg_stat_ssl where pid = pg_backend_pid()"))
          .containsExactly("t");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TlsMode.class,
      names = {"PREFER", "REQUIRE"})
  void aModeThatVerifiesNothingNeedsNoCertificate(TlsMode mode) throws SQLException {
    try (Connection connection = PostgresConnections.open(at("127.0.0.1", mode, ""), "test")) {
      assertThat(PostgresDatabase.read(connection, "select 1")).containsExactly("1");
    }
  }

  @Test
  void onlyTheFullModeAsksWhetherTheCertificateIsTheHostsOwn() throws SQLException {
    try (Connection connection =
        PostgresConnections.open(at("127.0.0.1", TlsMode.VERIFY_CA, CERTIFICATE), "test")) {
      assertThat(PostgresDatabase.read(connection, "select 1")).containsExactly("1");
    }
    refused(at("127.0.0.1", TlsMode.VERIFY_FULL, CERTIFICATE), "127.0.0.1");
  }

  @Test
  void aServerThatIsNotTrustedIsAMistakeOfTheConfiguration() {
    String stranger = ServerCertificate.of("localhost").certificate().toString();

    refused(at("localhost", TlsMode.VERIFY_CA, stranger), "publish.postgres.tls");
    // The JDK's own authorities do not know the server.
    refused(at("localhost", TlsMode.VERIFY_FULL, ""), "publish.postgres.tls");
    refused(at("localhost", TlsMode.VERIFY_FULL, "/nowhere/root.crt"), "/nowhere/root.crt");
  }

  @Test
  void aServerThatDoesNotEncryptIsAMistakeOfTheConfiguration() throws IOException {
    try (EmbeddedPostgres plain = EmbeddedPostgres.start()) {
      for (TlsMode mode : List.of(TlsMode.REQUIRE, TlsMode.VERIFY_FULL)) {
        refused(
            at("localhost", plain.getPort(), mode, CERTIFICATE),
            "the server does not encrypt connections, publish.postgres.tls.mode is " + mode.word());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sslmode=disable", "ssl=false", "sslmode=require&sslrootcert=/dev/null"})
  void theAddressIsNotStrongerThanTheMode(String parameters) {
    // This database lets in connections in plain text as well.
    TestPostgres.newDatabase("plain_test");
    String url = TestPostgres.url("plain_test");
    PostgresSettings settings = settings(url + "?" + parameters, TlsMode.VERIFY_FULL, CERTIFICATE);

    refused(settings, "must not set the parameter ssl");
  }

  @Test
  void theAddressChoosesAmongHostsAndTheConnectionIsStillEncrypted() throws SQLException {
    PostgresSettings settings =
        settings(
            TestPostgres.url(TestPostgres.ENCRYPTED)
                    .replace("//localhost", "//localhost:1,localhost")
                + "?targetServerType=primary&loadBalanceHosts=false&hostRecheckSeconds=1",
            TlsMode.VERIFY_FULL,
            CERTIFICATE);

    try (Connection connection = PostgresConnections.open(settings, "test")) {
      assertThat(
              PostgresDatabase.read(
                  connection, "select ssl from pg_stat_ssl where pid = pg_backend_pid()"))
          .containsExactly("t");
    }
  }

  @Test
  void aConnectionInPlainTextIsRefused() {
    refused(at("localhost", TlsMode.DISABLE, ""), "no encryption");
  }

  private static void refused(PostgresSettings settings, String said) {
    assertThatThrownBy(settings::open)
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
        .hasMessageContaining(said);
  }

  private static PostgresSettings at(String host, TlsMode mode, String certificate) {
    return at(host, TestPostgres.port(), mode, certificate);
  }

  private static PostgresSettings at(String host, int port, TlsMode mode, String certificate) {
    return settings(
        "jdbc:postgresql://%s:%s/%s".formatted(host, port, TestPostgres.ENCRYPTED),
        mode,
        certificate);
  }

  private static PostgresSettings settings(String url, TlsMode mode, String certificate) {
    return new PostgresSettings(
        url,
        TestPostgres.JOB,
        new Secret(TestPostgres.PASSWORD),
        "dangol",
        List.of(TestPostgres.READER),
        2,
        1,
        mode,
        certificate);
  }
}
