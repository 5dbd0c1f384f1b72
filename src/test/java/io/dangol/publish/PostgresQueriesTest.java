package io.dangol.publish;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

@Tag("server")
class PostgresQueriesTest extends ServingQueriesContract {

  private PostgresDatabase database;

  @BeforeEach
  void create() {
    database = PostgresDatabase.create("queries_test");
  }

  @Override
  PostgresSettings settings() {
    return database.settings();
  }
}
