package io.dangol.publish;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteCsvExportTest extends CsvExportContract {

  @TempDir private Path home;

  @Override
  PublishSettings.Store settings() {
    return new PublishSettings.Sqlite(home.resolve("serving.db"), 5);
  }
}
