package io.dangol.publish;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

@Tag("server")
class PostgresCsvExportTest extends CsvExportContract {

  private PostgresDatabase database;

  @BeforeEach
  void create() {
    database = PostgresDatabase.create("export_test");
  }

  @Override
  PostgresSettings settings() {
    return database.settings();
  }
}
