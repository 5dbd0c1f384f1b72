package io.dangol.publish;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class SqliteWithheldAccountsTest extends WithheldAccountsContract {

  @TempDir private Path home;

  @Override
  ServingStore open() {
    return new PublishSettings.Sqlite(file(), 5).open();
  }

  @Override
  List<String> read(String query) {
    try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      return SqliteStoreTest.read(reader, query);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Path file() {
    return home.resolve("serving.db");
  }
}
