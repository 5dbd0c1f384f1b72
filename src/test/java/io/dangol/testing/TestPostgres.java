package io.dangol.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The one PostgreSQL server of the test JVM; roles and schema are made by the project's script. It
 * is the host of its certificate under the name localhost, and asks for encryption in the database
 * {@link #ENCRYPTED} only. It does not wait for its disk unless the system property {@code
 * postgres.fsync} is {@code on}.
 */
public final class TestPostgres {

  public static final String JOB = "dangol_job";
  public static final String READER = "dangol_reader";
  public static final String PASSWORD = "p4ss";

  public static final String ENCRYPTED = "encrypted_test";

  private static final ServerCertificate CERTIFICATE = ServerCertificate.of("localhost");
  private static final EmbeddedPostgres SERVER = start();

  private TestPostgres() {}

  /** The address of a new, empty database with the schema {@code dangol} and both roles. */
  public static String newDatabase(String name) {
    try {
      try (Connection admin = admin("postgres");
          Statement statement = admin.createStatement()) {
        statement.execute("drop database if exists " + name + " with (force)");
        statement.execute("create database " + name);
      }
      try (Connection admin = admin(name);
          Statement statement = admin.createStatement()) {
        statement.execute(roles(name));
        statement.execute("alter role " + JOB + " password '" + PASSWORD + "'");
        statement.execute("alter role " + READER + " password '" + PASSWORD + "'");
      }
      return url(name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String url(String database) {
    return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + database;
  }

  /** A file with the server's certificate, which nobody else has signed. */
  public static Path certificate() {
    return CERTIFICATE.certificate();
  }

  public static int port() {
    return SERVER.getPort();
  }

  /** As the superuser. */
  public static Connection admin(String database) throws SQLException {
    return DriverManager.getConnection(url(database) + "?user=postgres");
  }

  /** As a CRM, with a session of its own. */
  public static Connection reader(String database) throws SQLException {
    Properties properties = new Properties();
    properties.put("user", READER);
    properties.put("password", PASSWORD);
    return DriverManager.getConnection(url(database), properties);
  }

  /** What the script prints for a database. */
  public static String roles(String database, String... options) {
    List<String> command =
        new ArrayList<>(List.of("scripts/postgres-roles", "--database", database));
    command.addAll(List.of(options));
    try {
      Process script =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new String(script.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres start() {
    try {
      Path access = Files.createTempFile("pg_hba", ".conf");
      access.toFile().deleteOnExit();
      // Only the superuser comes in without a password.
      Files.writeString(
          access,
          """
          host all postgres samehost trust
          hostnossl %s all samehost reject
          host all all samehost scram-sha-256
          """
              .formatted(ENCRYPTED));
      return EmbeddedPostgres.builder()
          .setServerConfig("hba_file", access.toString())
          .setServerConfig("fsync", System.getProperty("postgres.fsync", "off"))
          .setServerConfig("max_connections", "60")
          .setServerConfig("ssl", "on")
          .setServerConfig("ssl_cert_file", CERTIFICATE.certificate().toString())
          .setServerConfig("ssl_key_file", CERTIFICATE.key().toString())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
