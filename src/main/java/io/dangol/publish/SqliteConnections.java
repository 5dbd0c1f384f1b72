package io.dangol.publish;

import io.dangol.job.Failure;
import io.dangol.job.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/** Opens connections to a SQLite file. */
final class SqliteConnections {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);

  private SqliteConnections() {}

  /** Creates the file if it is missing. */
  static Connection forWriting(PublishSettings.Sqlite settings) throws SQLException {
    Path file = settings.path().toAbsolutePath();
    makeFile(file);
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    config.setCacheSize(-65_536); // KiB
    return open(settings, config);
  }

  static Connection readOnly(PublishSettings.Sqlite settings) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return open(settings, config);
  }

  private static Connection open(PublishSettings.Sqlite settings, SQLiteConfig config)
      throws SQLException {
    config.setBusyTimeout(settings.busyTimeoutSeconds() * 1000);
    return config.createConnection("jdbc:sqlite:" + settings.path().toAbsolutePath());
  }

  private static void makeFile(Path file) {
    try {
      OwnerOnly.folder(file.getParent());
      if (OwnerOnly.file(file)) {
        LOG.warn("{} could be read by every user of this machine: closed to its owner", file);
      }
    } catch (IOException e) {
      throw Failure.storage(
          file.getParent()
              + ": the folder of the serving store cannot be made ("
              + e
              + "). Check that its parent is writable, or set publish.sqlite.path",
          e);
    }
  }
}
