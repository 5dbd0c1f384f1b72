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

/** How PostgreSQL differs from other stores, and what a person can do about its errors. */
record PostgresDialect(PostgresSettings settings) implements Dialect {

  private static final String LOCK_TIMEOUT = "55P03";
  private static final String NOT_READY = "55000";

  @Override
  public Failure failure(SQLException error) {
    String state = error.getSQLState() == null ? "" : error.getSQLState();
    String where = settings.where() + ": ";
    String reason = " (" + reason(error) + ")";
    if (isUntrusted(error)) {
      return Failure.configuration(
          where
              + "the server is not the one that is trusted"
              + reason
              + ". Check publish.postgres.tls");
    }
    if (offersNoEncryption(error)) {
      return Failure.configuration(
          where
              + "the server does not encrypt connections, publish.postgres.tls.mode is "
              + settings.tls().word()
              + reason
              + ". Turn encryption on at the server, or check publish.postgres.tls");
    }
    return byState(state, where, reason, error);
  }

  private Failure byState(String state, String where, String reason, SQLException error) {
    return switch (state) {
      case "28P01", "28000", "08004" ->
          Failure.configuration(
              where
                  + "the server refuses user "
                  + settings.user()
                  + reason
                  + ". Check publish.postgres.user and the environment variable"
                  + " DANGOL_POSTGRES_PASSWORD");
      case "3D000", "3F000", "42501", "42704" ->
          Failure.configuration(
              where
                  + "the server lacks what the store needs"
                  + reason
                  + ". scripts/postgres-roles prints the statements that make schema and roles;"
                  + " publish.postgres names them");
      case "42P01" ->
          Failure.storage(
              where + "there is no serving store yet" + reason + "; run a night first", error);
      case LOCK_TIMEOUT ->
          Failure.storage(
              where
                  + "another session held a lock for too long"
                  + reason
                  + ". Run again, or raise publish.postgres.lock-timeout-seconds",
              error);
      case "53100" ->
          Failure.storage(
              where
                  + "the server's disk is full"
                  + reason
                  + "; readers keep the former release. Free some space and run again",
              error);
      default ->
          Failure.storage(
              where
                  + (state.startsWith("08") || state.startsWith("57P")
                      ? "the server cannot be reached"
                      : "PostgreSQL failed")
                  + reason
                  + "; readers keep the former release. Check the server and run again",
              error);
    };
  }

  /** A zero character is replaced, as in rows that are copied. */
  @Override
  public String stored(String text) {
    return text.replace('\0', '\uFFFD');
  }

  @Override
  public Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Whether readers block a change of the layout, or a former change that waits for readers. */
  static boolean isBlocked(SQLException error) {
    return LOCK_TIMEOUT.equals(error.getSQLState()) || NOT_READY.equals(error.getSQLState());
  }

  /**
   * Whether the driver ended the TLS handshake: the authority of the certificate is unknown, the
   * file of authorities cannot be read, or the certificate belongs to another host. The last is the
   * only broken connection that has no cause.
   */
  private static boolean isUntrusted(SQLException error) {
    boolean isFromServer =
        error instanceof PSQLException known && known.getServerErrorMessage() != null;
    if (!isFromServer
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

  /** The driver reports this with the state of a refused user; only the text is different. */
  private static boolean offersNoEncryption(SQLException error) {
    return PSQLState.CONNECTION_REJECTED.getState().equals(error.getSQLState())
        && GT.tr("The server does not support SSL.").equals(error.getMessage());
  }

  /** Only the first line of the server's message: the other lines may repeat values of rows. */
  private static String reason(SQLException error) {
    ServerErrorMessage server =
        error instanceof PSQLException known ? known.getServerErrorMessage() : null;
    String text = server == null ? error.getMessage() : server.getMessage();
    return String.valueOf(text).lines().findFirst().orElse("no reason given")
        + (error.getSQLState() == null ? "" : ", state " + error.getSQLState());
  }
}
