package io.dangol.publish;

import io.dangol.job.Failure;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** Opens a SQLite store for looking only. */
final class SqliteQueries {

  private SqliteQueries() {}

  /** The file must be there. */
  static ServingQueries open(PublishSettings.Sqlite settings) {
    Path file = settings.path().toAbsolutePath();
    if (!settings.isThere()) {
      throw Failure.storage(file + ": there is no serving store yet; run a night first", null);
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(settings.busyTimeoutSeconds() * 1000);
    SqliteDialect dialect = new SqliteDialect(file);
    try {
      return new ServingQueries(new Sql(config.createConnection("jdbc:sqlite:" + file), dialect));
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }
}
