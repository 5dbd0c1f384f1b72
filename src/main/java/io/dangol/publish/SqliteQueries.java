package io.dangol.publish;

import io.dangol.job.Failure;
import java.nio.file.Path;
import java.sql.SQLException;

/** Opens a SQLite store read-only. */
final class SqliteQueries {

  private SqliteQueries() {}

  /** The file must be there. */
  static ServingQueries open(PublishSettings.Sqlite settings) {
    Path file = settings.path().toAbsolutePath();
    if (!settings.isThere()) {
      throw Failure.storage(file + ": there is no serving store yet; run a night first", null);
    }
    SqliteDialect dialect = new SqliteDialect(file);
    try {
      return new ServingQueries(new Sql(SqliteConnections.readOnly(settings), dialect));
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }
}
