package io.dangol.publish;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

@Tag("server")
class PostgresWithheldAccountsTest extends WithheldAccountsContract {

  private PostgresDatabase database;

  @BeforeEach
  void create() {
    database = PostgresDatabase.create("withheld_test");
  }

  @Override
  ServingStore open() {
    return database.settings().open();
  }

  @Override
  List<String> read(String query) {
    return database.read(query);
  }
}
