package io.dangol.publish;

import io.dangol.job.Failure;
import java.io.FileNotFoundException;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.stream.Stream;
import org.postgresql.util.GT;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** PostgreSQL's ways, and what a person can do about its errors. */
record PostgresDialect(PostgresSettings settings) implements Dialect {

  private static final String LOCK_TIMEOUT = "55P03";
  private static final String NOT_READY = "55000";

  @Override
  public Failure failure(SQLException error) {
    String state = error.getSQLState() == null ? "" : error.getSQLState();
    String where = settings.where() + ": ";
    String said = " (" + said(error) + ")";
    if (isUntrusted(error)) {
      return Failure.configuration(
          where
              + "the server is not the one that is trusted"
              + said
              + ". Check publish.postgres.tls");
    }
    if (offersNoEncryption(error)) {
      return Failure.configuration(
          where
              + "the server does not encrypt connections, publish.postgres.tls.mode is "
              + settings.tls().word()
              + said
              + ". Turn encryption on at the server, or check publish.postgres.tls");
    }
    return switch (state) {
      case "28P01", "28000", "08004" ->
          Failure.configuration(
              where
                  + "the server refuses user "
                  + settings.user()
                  + said
                  + ". Check publish.postgres.user and the environment variable"
                  + " DANGOL_POSTGRES_PASSWORD");
      case "3D000", "3F000", "42501", "42704" ->
          Failure.configuration(
              where
                  + "the server lacks what the store needs"
                  + said
                  + ". scripts/postgres-roles prints the statements that make schema and roles;"
                  + " publish.postgres names them");
      case "42P01" ->
          Failure.storage(
              where + "there is no serving store yet" + said + "; run a night first", error);
      case LOCK_TIMEOUT ->
          Failure.storage(
              where
                  + "another session held a lock for too long"
                  + said
                  + ". Run again, or raise publish.postgres.lock-timeout-seconds",
              error);
      case "53100" ->
          Failure.storage(
              where
                  + "the server's disk is full"
                  + said
                  + "; readers keep the former release. Free some space and run again",
              error);
      default ->
          Failure.storage(
              where
                  + (state.startsWith("08") || state.startsWith("57P")
                      ? "the server cannot be reached"
                      : "PostgreSQL failed")
                  + said
                  + "; readers keep the former release. Check the server and run again",
              error);
    };
  }

  /** The replacement character stands for a zero character, as in what is copied. */
  @Override
  public String stored(String text) {
    return text.replace('\0', '\uFFFD');
  }

  @Override
  public Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Whether a change of the layout met readers, or one before it that waits for readers. */
  static boolean isBlocked(SQLException error) {
    return LOCK_TIMEOUT.equals(error.getSQLState()) || NOT_READY.equals(error.getSQLState());
  }

  /**
   * Whether it was the driver that ended the handshake: the certificate is of no known authority,
   * the file of authorities cannot be read, or the certificate is another host's (the only broken
   * connection that has no cause).
   */
  private static boolean isUntrusted(SQLException error) {
    boolean serverSaid =
        error instanceof PSQLException known && known.getServerErrorMessage() != null;
    if (!serverSaid
        && error.getCause() == null
        && PSQLState.CONNECTION_FAILURE.getState().equals(error.getSQLState())) {
      return true;
    }
    return Stream.iterate((Throwable) error, Objects::nonNull, Throwable::getCause)
        .anyMatch(
            cause ->
                cause instanceof GeneralSecurityException
                    || cause instanceof FileNotFoundException);
  }

  /** The driver says so with the state of a refused user; the words are its only mark. */
  private static boolean offersNoEncryption(SQLException error) {
    return PSQLState.CONNECTION_REJECTED.getState().equals(error.getSQLState())
        && GT.tr("The server does not support SSL.").equals(error.getMessage());
  }

  /** The server's first line only: what follows may repeat values of rows. */
  private static String said(SQLException error) {
    ServerErrorMessage server =
        error instanceof PSQLException known ? known.getServerErrorMessage() : null;
    String text = server == null ? error.getMessage() : server.getMessage();
    return String.valueOf(text).lines().findFirst().orElse("no reason given")
        + (error.getSQLState() == null ? "" : ", state " + error.getSQLState());
  }
}
