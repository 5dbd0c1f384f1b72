package io.dangol.publish;

import io.dangol.job.Failure;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.sqlite.SQLiteErrorCode;

/**
 * How SQLite differs from other stores, and what a person can do about its errors.
 *
 * @param file the database
 */
record SqliteDialect(Path file) implements Dialect {

  @Override
  public Failure failure(SQLException error) {
    return Failure.storage(file + ": " + words(error), error);
  }

  /** Instants are ISO 8601 text. */
  @Override
  public Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.parse(row.getString(column));
  }

  private String words(SQLException error) {
    // The low byte is the primary code; the rest refines it.
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(error.getErrorCode() & 0xff);
    return switch (code) {
      case SQLITE_FULL ->
          "the disk is full; readers keep the former release. Free some space and run again";
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          "this is not a sound SQLite database ("
              + code.name()
              + "). Move it and its -wal file away and run again: the night is published into a new"
              + " file";
      case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
          "the file cannot be opened for writing ("
              + code.name()
              + "). Check that "
              + file.toAbsolutePath().getParent()
              + " is a writable folder on a local disk, or set publish.sqlite.path";
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "another process kept the database busy for too long. Let it end and run again, or raise"
              + " publish.sqlite.busy-timeout-seconds";
      default ->
          "SQLite failed ("
              + error.getMessage()
              + "); readers keep the former release. Check the disk and run again";
    };
  }
}
