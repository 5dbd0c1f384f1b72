package io.dangol.publish;

import io.dangol.publish.PublishSettings.Sqlite;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteQueriesTest extends ServingQueriesContract {

  @TempDir Path folder;

  @Override
  Sqlite settings() {
    return new Sqlite(folder.resolve("serving.db"), 5);
  }
}
