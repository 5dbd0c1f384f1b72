package io.dangol.publish;

import io.dangol.job.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Opens connections to a PostgreSQL server, on the driver and on executors. */
final class PostgresConnections {

  private static final int CONNECT_SECONDS = 10;

  private PostgresConnections() {}

  /**
   * A connection whose search path is the schema.
   *
   * <p>The driver gets the address without its parameters, because these would override the
   * properties that are set here. Our own driver is asked instead of the list of drivers, because
   * an executor may have built that list before it had the application jar.
   *
   * @param purpose shown to the server's administrator
   */
  static Connection open(PostgresSettings settings, String purpose) throws SQLException {
    Optional<String> problem = PostgresAddress.problem(settings.url());
    if (problem.isPresent()) {
      throw Failure.configuration("publish.postgres.url " + problem.get());
    }
    return Objects.requireNonNull(
        new Driver()
            .connect(PostgresAddress.server(settings.url()), properties(settings, purpose)));
  }

  private static Properties properties(PostgresSettings settings, String purpose) {
    Properties properties = new Properties();
    PostgresAddress.set(settings.url(), properties);
    PGProperty.USER.set(properties, settings.user());
    if (!settings.password().value().isEmpty()) {
      PGProperty.PASSWORD.set(properties, settings.password().value());
    }
    PGProperty.CURRENT_SCHEMA.set(properties, settings.schema());
    PGProperty.APPLICATION_NAME.set(properties, "dangol " + purpose);
    PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS);
    PGProperty.LOGIN_TIMEOUT.set(properties, CONNECT_SECONDS);
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    // Dates and instants are bound as text.
    PGProperty.STRING_TYPE.set(properties, "unspecified");
    // Details of an error hold values of rows.
    PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false);
    PGProperty.OPTIONS.set(
        properties,
        "-c TimeZone=UTC -c lock_timeout="
            + settings.lockTimeoutSeconds()
            + "s -c tcp_keepalives_idle=60 -c tcp_keepalives_interval=10"
            + " -c tcp_keepalives_count=3");
    encryption(settings, properties);
    return properties;
  }

  /** As {@link #open}; throws a failure that a person can act on. */
  static Sql sql(PostgresSettings settings, String purpose) {
    PostgresDialect dialect = new PostgresDialect(settings);
    try {
      return new Sql(open(settings, purpose), dialect);
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  private static void encryption(PostgresSettings settings, Properties properties) {
    String mode = settings.tls().word();
    PGProperty.SSL_MODE.set(properties, mode);
    if (!settings.rootCertificate().isEmpty()) {
      PGProperty.SSL_ROOT_CERT.set(properties, settings.rootCertificate());
    } else if (mode.startsWith("verify")) {
      PGProperty.SSL_FACTORY.set(properties, "org.postgresql.ssl.DefaultJavaSSLFactory");
    }
  }
}
